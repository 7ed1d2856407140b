// What cannot be done without script: the menu on a phone, light or dark by choice, folded text on paper.
// Loaded in the head, before the page is drawn, so that the chosen colours are there at once.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.replace("no-js", "js");

  const KEY = "planwijzer-scheme";
  const read = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const write = (scheme) => { try { localStorage.setItem(KEY, scheme); } catch { /* private window */ } };
  const show = (scheme) => {
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
  };
  show(read());

  // A link to something that is folded opens what it is folded in.
  const reveal = () => {
    const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    let fold = there && there.closest("details:not([open])");
    if (!fold) return;
    for (; fold; fold = fold.parentElement.closest("details:not([open])")) fold.open = true;
    there.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  addEventListener("DOMContentLoaded", reveal);

  // On paper everything folded is open, also where the style sheet alone cannot do it.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("article details:not([open])")];
    for (const each of folded) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of folded) each.open = false; });

  document.addEventListener("DOMContentLoaded", () => {
    for (const choice of document.querySelectorAll("[data-pw-scheme] input")) {
      choice.checked = choice.value === (root.dataset.scheme || "auto");
      choice.addEventListener("change", () => { write(choice.value); show(choice.value); });
    }

    // A modal dialog holds the focus, closes on Escape and gives the focus back by itself.
    const drawer = document.getElementById("pw-menu");
    const wide = matchMedia("(min-width: 60em)");
    if (drawer && drawer.showModal) {
      document.querySelector("[data-pw-menu]").addEventListener("click", () => drawer.showModal());
      drawer.addEventListener("click", (event) => { if (event.target === drawer || event.target.closest("a")) drawer.close(); });
      wide.addEventListener("change", () => drawer.close());
    } else {
      root.classList.replace("js", "no-js");
    }

    // Beside the text the contents are open, above it they are closed.
    const beside = matchMedia("(min-width: 76.25em)");
    const unfold = () => { for (const toc of document.querySelectorAll("[data-pw-toc]")) toc.open = beside.matches; };
    beside.addEventListener("change", unfold);
    unfold();
  });
})();
