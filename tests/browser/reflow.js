// Tells what sticks out of the page or is cut off, with everything open and a style sheet of the visitor's own.
window.pwReflow = (style) => {
  "use strict";
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
  for (const each of document.querySelectorAll("details")) each.open = true;

  const name = (element) => `${element.tagName.toLowerCase()}.${[...element.classList].join(".")} "${element.textContent.trim().replace(/\s+/g, " ").slice(0, 50)}"`;
  const page = document.documentElement;
  const cuts = (value) => value === "hidden" || value === "clip";
  const scrolls = (element) => element && (["auto", "scroll"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  // What only a screen reader reads is one pixel large, on purpose.
  const unseen = (element) => element && (getComputedStyle(element).clipPath !== "none" || unseen(element.parentElement));

  const wide = () => [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && box.right > page.clientWidth + 1 && !scrolls(element) && !unseen(element);
  }).map((element) => `sticks out: ${name(element)}`);
  const cut = [...document.body.querySelectorAll("*")].filter((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    if (!element.innerText || !element.checkVisibility() || unseen(element)) return false;
    return (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) || (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1);
  }).map((element) => `cut off: ${name(element)}`);
  return [...(page.scrollWidth > page.clientWidth ? [`${page.scrollWidth} wide`, ...wide()] : []), ...cut];
};
