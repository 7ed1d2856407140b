// The day of the visitor in place of the day on which the page was made: the line in timelines, and which quarter is now.
(() => {
  "use strict";
  const now = new Date();
  const year = String(now.getFullYear());
  const quarter = Math.floor(now.getMonth() / 3) + 1;

  // Days are counted in UTC, where each of them has 24 hours.
  const DAY = 86_400_000;
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());

  for (const table of document.querySelectorAll("[data-pw-from]")) {
    const from = Date.parse(table.dataset.pwFrom);
    const after = Date.parse(table.dataset.pwTo) + DAY;
    const inside = from <= today && today < after;
    table.querySelector(".pw-legend").hidden = !inside;
    const key = table.querySelector("[data-pw-today]");
    key.textContent = key.dataset.pwToday;
    for (const bar of table.querySelectorAll(".pw-bar")) {
      bar.querySelector(".pw-today")?.remove();
      if (inside) bar.append(line((today - from) / (after - from), bar.viewBox.baseVal));
    }
  }

  function line(share, { width, height }) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", "line");
    const x = Math.round(share * width);
    for (const [name, value] of Object.entries({ class: "pw-today", x1: x, x2: x, y1: 0, y2: height })) {
      made.setAttribute(name, value);
    }
    return made;
  }

  for (const each of document.querySelectorAll("[data-pw-quarter]")) {
    each.querySelector(".pw-badge").hidden = each.dataset.pwQuarter !== `${year}-${quarter}`;
  }

  // The note holds a link to each quarter of the year it was made in; another year has the same addresses but for its number.
  for (const note of document.querySelectorAll("[data-pw-made]")) {
    const [made] = note.dataset.pwMade.split("-");
    note.hidden = note.dataset.pwMade === `${year}-${quarter}`;
    if (note.hidden || !note.dataset.pwYears.split(" ").includes(year)) continue;
    const link = note.querySelectorAll("a")[quarter - 1];
    link.href = link.getAttribute("href").replace(`${made}/`, `${year}/`);
    link.textContent = link.textContent.replace(made, year);
    link.hidden = false;
  }
})();
