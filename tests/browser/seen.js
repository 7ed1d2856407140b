// Tells what cannot be seen: shapes with too little contrast, and text of the page that is not shown.
window.pwSeen = (() => {
  "use strict";
  const SHAPES = ".pw-bar :is(rect, path, line, circle), .pw-stack rect";
  // A grid behind the bars says nothing that the years above them do not say.
  const ASIDE = ".pw-grid";
  // Ways to other pages, what opens when asked for, and what repeats in a drawing what the words say.
  const ASKED = "nav, .pw-search, .pw-quarters, .pw-edit, .pw-up, .pw-turn, .headerlink, [popover], [hidden], [aria-hidden='true']";
  const FOLDED = "details:not([open]) > :not(summary)";

  const name = (element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") || ""}`;
  const shapes = () => [...document.querySelectorAll(SHAPES)].filter((shape) => !shape.matches(ASIDE) && shape.checkVisibility());
  const pale = () => {
    const found = shapes().filter((shape) => {
      const { fill, fillOpacity, stroke } = getComputedStyle(shape);
      const paints = [fill !== "none" && Number(fillOpacity) === 1 && fill, stroke !== "none" && stroke].filter(Boolean);
      return !paints.some((paint) => pwColours.contrast(paint, shape.ownerSVGElement, false) >= 3);
    });
    return [...new Set(found.map(name))];
  };

  const unseen = () => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: holder, data } = walker.currentNode;
      // On paper nothing folds: what is inside must be there, what opens it need not.
      if (!data.trim() || holder.closest(ASKED) || holder.closest(matchMedia("print").matches ? "summary" : FOLDED)) continue;
      if (!holder.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true })) found.push(`${name(holder)} "${data.trim()}"`);
    }
    return found;
  };
  return { drawn: () => shapes().length, pale, unseen };
})();
