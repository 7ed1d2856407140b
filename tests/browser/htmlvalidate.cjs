// Rules for the built HTML; every rule that is off or eased says why.
module.exports = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  // HTML allows <details> in the header cell of a row: it is no section of the page.
  elements: ["html5", { details: { sectioning: false } }],
  rules: {
    // The theme that this site builds on writes it so; HTML reads both.
    "doctype-style": "off",
    // Templates leave white space behind, which nobody sees.
    "no-trailing-whitespace": "off",
    // Plans may have long titles, and a title is never cut off.
    "long-title": "off",
    // Everything comes from the site itself.
    "require-sri": "off",
    // A telephone number stands in the text as the municipality writes it.
    "tel-non-breaking": "off",
    // HTML allows an id that begins with a digit, such as that of the heading "2024".
    "valid-id": ["error", { relaxed: true }],
    // A table that scrolls is a region, so that it has a name for who steps into it; it is no section of the text.
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
};
