"""The words that may stand in `mkdocs.yml`: those of MkDocs, of Material, and our own below `extra`."""

TOP = (
    *("site_name", "site_url", "site_description", "site_author", "copyright", "docs_dir", "site_dir", "theme", "nav"),
    *("not_in_nav", "exclude_docs", "draft_docs", "plugins", "markdown_extensions", "mdx_configs", "extra", "hooks"),
    *("extra_css", "extra_javascript", "extra_templates", "repo_url", "repo_name", "edit_uri", "edit_uri_template"),
    *("dev_addr", "use_directory_urls", "strict", "remote_branch", "remote_name", "validation", "watch", "INHERIT"),
)
"""The words that MkDocs knows at the margin."""

THEME = ("name", "custom_dir", "language", "font", "logo", "favicon", "features", "palette", "icon", "static_templates")
EXTRA = ("municipality", "history", "colours", "edit_url", "generator", "pages")
PAGES = ("search", "about", "accessibility")
EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "md_in_html"),
    *("meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks", "legacy_attrs", "legacy_em"),
)
