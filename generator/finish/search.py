"""The search index of a built site, made by Pagefind.

Pagefind itself walks a site in the order of the disk, and that order decides how it numbers the pages:
the same site on another disk gets another index. So the pages are handed to it one by one, in the order
of their paths, over the standard input of its service: base64 of a JSON message, then a comma; it answers
in the same way. The files of the index come back as an answer too, because Pagefind says that it has
written files before the last bytes are on the disk.

Pagefind is not given the pages as they are, but records of them (see `records.py`): what a page is found by
need not stand on it.
"""

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import IO, Any

from pagefind.service import get_executable

from generator.errors import PlansError
from generator.finish.reading import Readable, read_page
from generator.finish.records import choices, records, vocabulary

Pipe = IO[bytes]
Message = Mapping[str, Any]

FOLDER = "pagefind"

_CHUNK = 1 << 16

# The words of the whole site by first letter, for when someone types one that is not there.
_WORDS = "words"

# What pages can be chosen by; the place of each is its number in the index.
_CHOICES = "choices.json"

# Ready-made search pages, 400 kB in all, of which this site uses none.
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")


def write_index(site: Path, pages: Iterable[Path]) -> None:
    """Write the index of these pages of a site into its folder `pagefind`, in place of a former one.

    Raises `PlansError` where Pagefind cannot run or refuses a page.
    """
    try:
        binary = get_executable()
        if binary is None:
            raise PlansError("De zoekindex kan niet gemaakt worden: het programma pagefind is niet geïnstalleerd.")
        read = {_address(site, page): read_page(page.read_text("utf-8")) for page in sorted(pages)}
        files = _index(binary, _requests(read))
        folder = site / FOLDER
        if folder.exists():
            shutil.rmtree(folder)
        for file in files:
            if not any(fnmatch(file["path"], pattern) for pattern in _UNUSED):
                path = folder / file["path"]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(base64.b64decode(file["content"]))
        _write_words(folder, list(read.values()))
    except OSError as error:
        raise PlansError(f"De zoekindex kan niet gemaakt worden: {error}") from None


def _write_words(folder: Path, pages: Collection[Readable]) -> None:
    by_letter = {f"{ord(letter):x}": words for letter, words in vocabulary(pages).items()}
    (folder / _WORDS).mkdir()
    for code, words in by_letter.items():
        (folder / _WORDS / f"{code}.txt").write_text("\n".join(words), "utf-8", newline="\n")
    (folder / _WORDS / "all.json").write_text(json.dumps(list(by_letter)), "utf-8", newline="\n")
    listed = json.dumps(choices(pages), ensure_ascii=False)
    (folder / _CHOICES).write_text(listed, "utf-8", newline="\n")


def _address(site: Path, page: Path) -> str:
    return f"/{page.relative_to(site).as_posix().removesuffix('index.html')}"


def _requests(pages: Mapping[str, Readable]) -> Iterator[Message]:
    yield {"type": "NewIndex", "config": {}}
    for address, text in records(pages):
        yield {"type": "AddFile", "index_id": 0, "url": address, "file_path": None, "file_contents": text}
    yield {"type": "GetFiles", "index_id": 0}


def _index(binary: Path, requests: Iterable[Message]) -> list[dict[str, str]]:
    """Hand over the requests; gives the files that the last one is answered with."""
    answer: Message = {}
    with subprocess.Popen(  # noqa: S603 - the binary that was installed with this program
        [str(binary), "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as service:
        try:
            if service.stdin and service.stdout:
                for number, request in enumerate(requests, start=1):
                    answer = _ask(service.stdin, service.stdout, {"message_id": number, "payload": request})
        finally:
            service.terminate()
    files: list[dict[str, str]] = answer["files"]
    return files


def _ask(requests: Pipe, answers: Pipe, message: Message) -> Message:
    requests.write(base64.b64encode(json.dumps(message).encode()) + b",")
    requests.flush()
    payload: Message = json.loads(base64.b64decode(_answer(answers)))["payload"]
    if payload["type"] == "Error":
        raise PlansError(f"De zoekindex kan niet gemaakt worden: {payload['message']}")
    return payload


def _answer(answers: Pipe) -> bytes:
    read = bytearray()
    while not read.endswith(b","):
        part = os.read(answers.fileno(), _CHUNK)
        if not part:
            raise PlansError("De zoekindex kan niet gemaakt worden: pagefind stopte onverwacht.")
        read += part
    return bytes(read[:-1])
