"""A client for yaml-language-server, the program behind YAML in VS Code, over its standard streams."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
PROGRAM = Path(__file__).parent / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


class LanguageServer:
    """Speaks the Language Server Protocol with one server, with the settings of `.vscode/`."""

    def __init__(self, process: "subprocess.Popen[bytes]", settings: dict[str, Any]) -> None:
        self.process = process
        self.settings = settings
        self.last = 0

    def request(self, method: str, parameters: object) -> Any:  # noqa: ANN401 - as free as JSON
        """Ask something and give the answer; what the server asks meanwhile is answered."""
        self.last += 1
        self._send({"id": self.last, "method": method, "params": parameters})
        return self._until(lambda message: message.get("id") == self.last and "method" not in message)["result"]

    def notify(self, method: str, parameters: object) -> None:
        """Say something that needs no answer."""
        self._send({"method": method, "params": parameters})

    def open(self, uri: str, text: str) -> list[dict[str, Any]]:
        """Open a file with this text; gives what the server finds wrong in it."""
        self.last += 1
        document = {"uri": uri, "languageId": "yaml", "version": self.last, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return self._diagnostics(uri)

    def _diagnostics(self, uri: str) -> list[dict[str, Any]]:
        method = "textDocument/publishDiagnostics"
        found = self._until(lambda message: message.get("method") == method and message["params"]["uri"] == uri)
        diagnostics: list[dict[str, Any]] = found["params"]["diagnostics"]
        return diagnostics

    def _until(self, wanted: Any) -> dict[str, Any]:  # noqa: ANN401 - a test of a message
        while True:
            message = self._receive()
            if wanted(message):
                return message
            if message.get("method") == "workspace/configuration":
                sections = [each.get("section", "") for each in message["params"]["items"]]
                self._send({"id": message["id"], "result": [self._section(section) for section in sections]})
            elif "method" in message and "id" in message:
                self._send({"id": message["id"], "result": None})

    def _section(self, name: str) -> dict[str, Any]:
        """Give the settings below a name, such as `yaml`, as an editor hands them over."""
        found: dict[str, Any] = {}
        for key, value in self.settings.items():
            if key.startswith(f"{name}."):
                inner = found
                *above, last = key.removeprefix(f"{name}.").split(".")
                for step in above:
                    inner = inner.setdefault(step, {})
                inner[last] = value
        return found

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server stopped"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message


@contextmanager
def language_server(folder: Path) -> Iterator[LanguageServer]:
    """Start a server for a folder, as an editor does that opens it."""
    settings = json.loads((folder / ".vscode" / "settings.json").read_text("utf-8"))
    command = ["node", str(PROGRAM), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder) as process:
        server = LanguageServer(process, settings)
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {
                    "completionItem": {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]}
                },
                "publishDiagnostics": {},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        folders = [{"uri": folder.as_uri(), "name": folder.name}]
        server.request(
            "initialize",
            {
                "processId": None,
                "rootUri": folder.as_uri(),
                "capabilities": capabilities,
                "workspaceFolders": folders,
            },
        )
        server.notify("initialized", {})
        server.notify("workspace/didChangeConfiguration", {"settings": {}})
        try:
            yield server
        finally:
            server.request("shutdown", None)
            server.notify("exit", None)
            process.wait()
