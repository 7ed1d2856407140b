// Colours as a visitor sees them: what lies behind an element, and how much it differs.
window.pwColours = (() => {
  "use strict";
  const parse = (text) => {
    const numbers = text.match(/^rgba?\(([^)]*)\)$/)[1].split(/[\s,/]+/).map(Number);
    return { rgb: numbers.slice(0, 3), alpha: numbers[3] ?? 1 };
  };
  const over = (colour, ground) => colour.rgb.map((part, i) => part * colour.alpha + ground[i] * (1 - colour.alpha));
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const canvas = () => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = "Canvas";
    const { rgb } = parse(getComputedStyle(probe).color);
    probe.remove();
    return rgb;
  };
  // Every colour that may be behind an element: its own and its ancestors', each colour of a gradient by turns.
  const grounds = (element, gradients) => {
    if (!element) return [canvas()];
    const style = getComputedStyle(element);
    const drawn = gradients ? style.backgroundImage.match(/rgba?\([^)]*\)/g) || [] : [];
    const layers = [style.backgroundColor, ...drawn].map(parse);
    const below = layers[0].alpha === 1 ? [layers[0].rgb] : grounds(element.parentElement, gradients).map((ground) => over(layers[0], ground));
    return below.flatMap((ground) => [ground, ...layers.slice(1).map((layer) => over(layer, ground))]);
  };
  // The least contrast of a colour with what may be behind an element.
  const contrast = (text, element, gradients = true) => Math.min(...grounds(element, gradients).map((ground) => ratio(over(parse(text), ground), ground)));
  return { contrast };
})();
