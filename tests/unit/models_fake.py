"""A tiny model, and a web server that gives files in all the ways that servers do."""

import hashlib
import io
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from subgen.models.manifest import ArgosIndex, KnownFile, Model, Twin

WEIGHTS = bytes(range(256)) * 40
FILES = {
    "metadata.json": b'{"package_version": "7.0", "from_code": "zh", "to_code": "en"}',
    "sentencepiece.model": b"pieces",
    "model/model.bin": WEIGHTS,
}
TOP = "tiny-zh_en-7_0"
MEMBER = "carrier-0.1/data/package.bin"


def known(name: str, content: bytes) -> KnownFile:
    return KnownFile(name, len(content), hashlib.sha256(content).hexdigest())


def zip_of(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tar_of(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


PACKAGE = zip_of({f"{TOP}/{name}": content for name, content in FILES.items()})
ARCHIVE = tar_of({"carrier-0.1/setup.py": b"raise SystemExit", MEMBER: PACKAGE, "carrier-0.1/z": b"z"})
PAIR = ArgosIndex("zh", "en")
TWIN = Twin("carrier", known("carrier-0.1.tar.gz", ARCHIVE), MEMBER)
TINY = Model(
    name="tiny",
    version="7.0",
    title="A model for tests",
    licence="MIT",
    attribution="subgen",
    package=known(f"{TOP}.argosmodel", PACKAGE),
    unpacked_size=sum(map(len, FILES.values())),
    files=tuple(known(name, content) for name, content in FILES.items()),
    weights="model/model.bin",
    sources=(PAIR, TWIN),
)


@dataclass
class Server:
    """What it serves by path, and how."""

    url: str
    files: dict[str, bytes] = field(default_factory=dict)
    ranges: bool = True
    """Whether it can go on from the middle."""
    shift: int = 0
    """By how many bytes it starts beside the place that was asked for."""
    cuts: list[int] = field(default_factory=list)
    """After how many bytes it drops each of the first connections that give a file."""
    silent_on_length: bool = False
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    """The path and the range of each request."""


@contextmanager
def serving() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked_range = self.headers.get("Range")
            server.asked.append((self.path, asked_range))
            content = server.files.get(self.path)
            if content is None:
                self.send_error(404)
                return
            start = 0
            if asked_range and server.ranges:
                start = int(asked_range.removeprefix("bytes=").removesuffix("-")) + server.shift
                if start >= len(content):
                    self.send_error(416)
                    return
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
            else:
                self.send_response(200)
            if not server.silent_on_length:
                self.send_header("Content-Length", str(len(content) - start))
            self.send_header("Content-Type", "text/html" if self.path.endswith("/") else "application/json")
            self.end_headers()
            end = start + server.cuts.pop(0) if server.cuts else len(content)
            self.wfile.write(content[start:end])

        def log_message(self, *args: object) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = Server(f"http://127.0.0.1:{httpd.server_port}")
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()
