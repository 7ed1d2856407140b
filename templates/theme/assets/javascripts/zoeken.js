// The page with search results: reads ?q= from its own address, so every search is a permanent link.
// Its words stand in the page, as JSON in data-nl and data-en of the list.

const AT_A_TIME = 10;
const SECTIONS = 3;

const list = document.querySelector("[data-search-results]");
const status = document.querySelector("[data-search-status]");
const words = JSON.parse(list.dataset[document.documentElement.lang.slice(0, 2)] ?? list.dataset.nl);
const query = (new URLSearchParams(location.search).get("q") ?? "").trim();

const say = (key, count) => {
  status.textContent = words[key].replace(/\{(query|count)\}/g, (_, name) => ({ query, count })[name]);
};

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

// An excerpt comes as HTML; of it only the text and the marks around what was found are taken over.
const excerpt = (html) => {
  const read = new DOMParser().parseFromString(html, "text/html").body.childNodes;
  const parts = Array.from(read, (node) => node.nodeName === "MARK" ? make("mark", {}, node.textContent) : node.textContent);
  return make("p", { className: "pw-results__excerpt" }, ...parts);
};

const link = (href, text) => make("a", { href }, text);

const item = (page) => {
  // What stands before the first section belongs to the page itself.
  const sections = page.sub_results.filter((part) => part.anchor && part.anchor.element !== "h1").slice(0, SECTIONS);
  const found = make("li", {}, make("h2", {}, link(page.url, page.meta.title)));
  if (!sections.length) found.append(excerpt(page.excerpt));
  if (sections.length) {
    const parts = sections.map((part) => make("li", {}, link(part.url, part.title), excerpt(part.excerpt)));
    found.append(make("ul", {}, ...parts));
  }
  return found;
};

const show = async (results) => {
  const pages = await Promise.all(results.slice(0, AT_A_TIME).map((result) => result.data()));
  const items = pages.map(item);
  list.append(...items);
  const rest = results.slice(AT_A_TIME);
  if (rest.length) {
    const more = make("button", { type: "button", className: "md-button", textContent: words.more });
    more.addEventListener("click", async () => {
      more.remove();
      // The focus goes on from where the button was.
      (await show(rest))[0].querySelector("a").focus();
    });
    list.after(more);
  }
  return items;
};

const search = async () => {
  document.querySelector("[data-search-without]")?.remove();
  for (const field of document.querySelectorAll('input[type="search"][name="q"]')) field.value = query;
  if (!query) return say("prompt");
  document.title = `${query} – ${document.title}`;
  say("busy");
  try {
    const pagefind = await import(new URL("../../pagefind/pagefind.js", import.meta.url));
    const { results } = await pagefind.search(query);
    await show(results);
    say(results.length ? (results.length === 1 ? "one" : "many") : "none", results.length);
  } catch {
    say("failed");
  }
};

search();
