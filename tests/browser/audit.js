// Runs axe-core, and answers what it leaves open: text on a gradient or in a drawing, titles of groups of rows.
window.pwAudit = async () => {
  "use strict";
  const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"];
  // Not a rule but a remark that something is hidden; and bold titles of items in a list, which are no headings.
  const LEFT_OUT = ["hidden-content", "p-as-heading"];
  const rules = axe.getRules(TAGS).map((rule) => rule.ruleId).filter((rule) => !LEFT_OUT.includes(rule));

  const inkOf = (element) => getComputedStyle(element)[element instanceof SVGElement ? "fill" : "color"];
  const checks = (node) => [...node.any, ...node.all, ...node.none];
  const related = (node) => checks(node).flatMap((check) => check.relatedNodes.map((each) => each.element));
  const ANSWERS = {
    // A line beside a year is no ground of it: the drawings of this site hold no filled shape under text.
    "color-contrast": (node) => pwColours.contrast(inkOf(node.element), node.element) >= 4.5,
    // axe-core does not know that the rows below a title are its cells.
    "th-has-data-cells": (node) => related(node).every((cell) => cell.scope === "rowgroup"),
  };
  const answered = (rule, node) => rule in ANSWERS && ANSWERS[rule](node);
  const told = (rule, node) => ({
    rule,
    element: node.target.join(" "),
    text: node.element.textContent.trim().replace(/\s+/g, " ").slice(0, 60),
    said: checks(node).map((check) => check.message).join("; "),
  });

  for (const each of document.querySelectorAll("details")) each.open = true;
  const { violations, incomplete } = await axe.run({ runOnly: { type: "rule", values: rules }, elementRef: true });
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map((node) => told(id, node))),
    ...incomplete.flatMap(({ id, nodes }) => nodes.filter((node) => !answered(id, node)).map((node) => told(id, node))),
  ];
};
