"""What a browser may do with a page: a policy in every page, and headers for the hosts that can send them.

The theme writes no script or style into a page, so none is allowed there and no hash has to be kept: what would
get in through the text of a plan cannot run. Pagefind is WebAssembly; the theme's style sheets hold drawings as
data.

A page itself cannot say who may put it in a frame, nor anything but the policy. So the headers are also written
in the words of common hosts. Each reads its own file, and none knows the others.
"""

import json
import re
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

from generator.finish.noindex import NOINDEX

_IN_PAGE = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
_TAG = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(_IN_PAGE)}">'
_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join((*_IN_PAGE, "frame-ancestors 'none'")),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
}
"""What the server sends with every file. The last but one matters over https only, and for this host alone."""

# Files of the search index, which IIS would refuse because it does not know them.
_INDEX_FILES = (".pagefind", ".pf_fragment", ".pf_index", ".pf_meta")


def with_policy(html: str) -> str:
    """Put the policy first in the head of a page, unless it is there already."""
    return html if _TAG in html else _HEAD.sub(lambda head: f"{head[0]}\n  {_TAG}", html, count=1)


def write_headers(site: Path, folder: str, *, listed: bool = True) -> None:
    """Write the files in which hosts read the headers; `folder` is where the site lives, such as `/` or `/plannen/`.

    With `listed` false they also tell search engines to stay away.
    """
    headers = HEADERS if listed else {**HEADERS, **NOINDEX}
    for name, text in HOSTS.items():
        (site / name).write_text(text(headers, f"{folder}404.html"), "utf-8", newline="\n")


def _netlify(headers: Mapping[str, str], _not_found: str) -> str:
    """Write what Netlify and Cloudflare Pages read."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())


def _apache(headers: Mapping[str, str], not_found: str) -> str:
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers.items())
    return f"ErrorDocument 404 {not_found}\n<IfModule mod_headers.c>\n{lines}</IfModule>\n"


def _nginx(headers: Mapping[str, str], not_found: str) -> str:
    """Write what a `server` or `location` of nginx can include."""
    lines = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())
    return f"error_page 404 {not_found};\n{lines}"


def _iis(headers: Mapping[str, str], not_found: str) -> str:
    types = "".join(
        f'      <remove fileExtension="{kind}" />\n'
        f'      <mimeMap fileExtension="{kind}" mimeType="application/octet-stream" />\n'
        for kind in _INDEX_FILES
    )
    lines = "".join(
        f'        <add name="{name}" value="{escape(value, quote=False)}" />\n' for name, value in headers.items()
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <staticContent>
{types}    </staticContent>
    <httpErrors errorMode="Custom">
      <remove statusCode="404" />
      <error statusCode="404" path="{escape(not_found)}" responseMode="ExecuteURL" />
    </httpErrors>
    <httpProtocol>
      <customHeaders>
{lines}      </customHeaders>
    </httpProtocol>
  </system.webServer>
</configuration>
"""


def _azure(headers: Mapping[str, str], not_found: str) -> str:
    responses = {"404": {"rewrite": not_found}}
    return json.dumps({"globalHeaders": dict(headers), "responseOverrides": responses}, indent=2) + "\n"


def _vercel(headers: Mapping[str, str], _not_found: str) -> str:
    listed = [{"key": name, "value": value} for name, value in headers.items()]
    return json.dumps({"headers": [{"source": "/(.*)", "headers": listed}]}, indent=2) + "\n"


HOSTS: Mapping[str, Callable[[Mapping[str, str], str], str]] = {
    "_headers": _netlify,
    ".htaccess": _apache,
    "nginx-headers.conf": _nginx,
    "web.config": _iis,
    "staticwebapp.config.json": _azure,
    "vercel.json": _vercel,
}
"""The file of each host, and what writes it; given the headers and the address of the page for what is not found."""
