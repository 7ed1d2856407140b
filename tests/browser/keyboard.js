// What a keyboard visitor meets: which elements take the focus, and how the one that has it shows.
window.pwKeyboard = (() => {
  "use strict";
  const TAKES_FOCUS = "a[href], button, input, select, textarea, summary, [tabindex]";
  const name = (element) => `${element.tagName.toLowerCase()}.${[...element.classList].join(".")} "${(element.getAttribute("aria-label") || element.textContent || element.id).trim().replace(/\s+/g, " ").slice(0, 50)}"`;

  // The stops that the Tab key makes, in the order of the document: a group of radio buttons is one.
  const stops = () => [...document.querySelectorAll(TAKES_FOCUS)].filter((element) =>
    element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }) && (element.type !== "radio" || element.checked));

  // What is wrong with the way the focused element shows.
  const faults = (element) => {
    const style = getComputedStyle(element);
    const box = [...element.getClientRects()].find((each) => each.width && each.height);
    if (!box) return ["has no size"];
    const inside = parseFloat(style.outlineOffset) < 0;
    const ratio = pwColours.contrast(style.outlineColor, inside ? element : element.parentElement);
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const y = box.top + Math.min(box.height, innerHeight) / 2;
    const seen = box.top < innerHeight && box.bottom > 0 && box.left < innerWidth && box.right > 0;
    const top = document.elementFromPoint(x, Math.min(Math.max(y, 0), innerHeight - 1));
    return [
      style.outlineStyle === "none" && "has no outline",
      parseFloat(style.outlineWidth) < 2 && `has an outline of ${style.outlineWidth}`,
      ratio < 3 && `has an outline with a contrast of ${ratio.toFixed(2)}`,
      !element.matches(":focus-visible") && "does not show its focus",
      !seen && "is out of sight",
      seen && !(top && (element.contains(top) || top.contains(element))) && `lies below ${top && name(top)}`,
    ].filter(Boolean);
  };

  return {
    names: () => stops().map(name),
    // The element with the focus: its name, its place among the stops, what is wrong with it.
    focused: () => {
      const element = document.activeElement;
      return element === document.body ? null : { name: name(element), at: stops().indexOf(element), faults: faults(element) };
    },
  };
})();
