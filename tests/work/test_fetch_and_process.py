"""Pages are fetched by threads and processed by processes; a bad URL is named."""

import re
import socket
import struct
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.harness.programs import output
from tests.harness.run import Run
from tests.harness.variants import run_variant

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
FETCH = "work/fetch_and_process"
DEMO = "main(sys.argv[1:] or DEMO)"
COMMAND = 'main(__import__("pathlib").Path("urls").read_text().split())'
WORK = "    return len(re.findall"
SPAWN = 'get_context("spawn")'
IN_FORK = pytest.mark.parametrize("method", ["fork"], indirect=True)


class Pages(BaseHTTPRequestHandler):
    """Pages, and what a network can do instead."""

    ended = Event()
    asked: list[str]
    address: str

    def do_GET(self) -> None:
        self.asked.append(self.path)
        name = self.path.rpartition("/")[2].rstrip("0123456789")
        getattr(self, name)()

    def answer(self, length: int | None = None) -> None:
        self.send_response(200)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def page(self) -> None:
        self.answer()
        self.wfile.write(b"one two three")

    def poison(self) -> None:
        self.answer()
        self.wfile.write(b"poison")

    def large(self) -> None:
        self.answer(3_000_000)
        self.wfile.write(b"word " * 600_000)

    def missing(self) -> None:
        self.send_error(404)

    def silent(self) -> None:
        self.ended.wait()

    def slow(self) -> None:
        self.answer()
        while not self.ended.wait(0.05):
            self.wfile.write(b"word ")

    def reset(self) -> None:
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()

    def cut(self) -> None:
        self.answer(1000)
        self.wfile.write(b"one two three")

    def chunked(self) -> None:
        self.wfile.write(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\none"
        )

    def nonsense(self) -> None:
        self.wfile.write(b"nonsense\r\n\r\n")

    def local(self) -> None:
        self.send_response(302)
        self.send_header("Location", "file:///etc/passwd")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


class QuietServer(ThreadingHTTPServer):
    """Clients that are killed are no news; hundreds come at once."""

    request_queue_size = 100
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        pass


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Pages]]:
    """Return the handler of a server, which knows its address."""
    handler = type("Handler", (Pages,), {"ended": Event(), "asked": []})
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with QuietServer(("127.0.0.1", 0), handler) as server:
        handler.address = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, daemon=True).start()
        yield handler
        handler.ended.set()
        server.shutdown()


def run(
    folder: Path,
    pages: type[Pages],
    names: list[str],
    method: str,
    changes: dict[str, str] | None = None,
    **how: object,
) -> Run:
    """Run the command for some pages of the server."""
    urls = [name if ":" in name else f"{pages.address}/{name}" for name in names]
    (folder / "urls").write_text("\n".join(urls), encoding="utf-8")
    changes = {DEMO: COMMAND, **(changes or {})}
    return run_variant(folder, FETCH, changes, method, **how)


def test_without_arguments_it_fetches_two_pages_that_need_no_network(method: str):
    printed = sorted(output(FETCH, method).splitlines())

    assert printed == ["1 data:,one", "2 data:,one%20two"]


@pytest.mark.whole
def test_a_thousand_pages_are_each_processed_once(method: str, tmp_path, pages):
    names = [f"page{number}" for number in range(1000)]

    done = run(tmp_path, pages, names, method)

    wanted = sorted(f"3 {pages.address}/{name}" for name in names)
    assert sorted(done.out.splitlines()) == wanted


@pytest.mark.whole
def test_an_empty_file_is_done_at_once(method: str, tmp_path, pages):
    assert run(tmp_path, pages, [], method).out == ""


BAD = {
    "missing": "<HTTPError 404: 'Not Found'>",
    "silent": r"TimeoutError\('timed out'\)",
    "reset": r"(URLError\()?ConnectionResetError\(.*Connection reset by peer",
    "cut": r"IncompleteRead\(13 bytes read, 987 more expected\)",
    "chunked": r"IncompleteRead\(",
    "nonsense": r"BadStatusLine\('nonsense\\r\\n'\)",
    "local": "<HTTPError 302: \"Found - Redirection to url 'file:",
    "http://[": r"ValueError\(",
    "http://127.0.0.1:1/": r"URLError\(ConnectionRefusedError\(",
    "http://name.invalid/": r"URLError\(",
}
SHORT = {"TIMEOUT = 10.0": "TIMEOUT = 1.0"}


@pytest.mark.whole
def test_each_bad_url_is_named_and_the_pages_beside_it_are_done(
    method: str, tmp_path, pages
):
    names = ["page1", *BAD, "page2"]

    done = run(tmp_path, pages, names, method, SHORT, code=1, stderr="404")

    assert done.out.count("3 http") == 2
    for name, reason in BAD.items():
        url = name if ":" in name else f"{pages.address}/{name}"
        [line] = [one for one in done.err.splitlines() if one.startswith(f"{url}: ")]
        assert re.match(reason, line.removeprefix(f"{url}: ")), line
    assert len(done.err.splitlines()) == len(BAD)


@pytest.mark.whole
def test_an_exception_of_the_work_names_its_url(method: str, tmp_path, pages):
    changes = {WORK: f"    if page == b'poison':\n        raise KeyError(1)\n{WORK}"}

    done = run(
        tmp_path,
        pages,
        ["page1", "poison", "page2"],
        method,
        changes,
        code=1,
        stderr=r"/poison: KeyError\(1\)",
    )

    assert done.out.count("3 http") == 2


DEATH = {WORK: f"    if page == b'poison':\n        os.kill(os.getpid(), 9)\n{WORK}"}


@pytest.mark.whole
def test_after_the_death_of_a_worker_no_more_are_taken(method: str, tmp_path, pages):
    names = [f"page{number}" for number in range(500)]
    names[100] = "poison"

    done = run(
        tmp_path,
        pages,
        names,
        method,
        DEATH,
        code=1,
        stderr=r"/poison: BrokenProcessPool\(",
    )

    told = done.out.splitlines() + done.err.splitlines()
    assert len({line.split("http:")[1].split(": ")[0] for line in told}) == len(told)
    assert len(told) == 500
    assert "CancelledError()" in done.err
    assert len(pages.asked) < 200


@pytest.mark.whole
def test_a_worker_that_dies_beside_large_pages_makes_nothing_hang(
    method: str, tmp_path, pages
):
    names = [f"large{number}" for number in range(40)]
    names[5] = "poison"

    run(
        tmp_path,
        pages,
        names,
        method,
        DEATH,
        code=1,
        stderr=r"/poison: BrokenProcessPool\(",
    )


PRESS = {
    WORK: (
        "    if page == b'poison':\n"
        "        os.killpg(os.getpgrp(), signal.SIGINT)\n"
        f"{WORK}"
    ),
    "TIMEOUT = 10.0": "TIMEOUT = 600.0",
}


@pytest.mark.parametrize("others", ["silent", "slow", "large", "page"])
@pytest.mark.whole
def test_ctrl_c_ends_all_at_once_with_130_and_without_a_word(
    others: str, method: str, tmp_path, pages
):
    names = ["poison", *(f"{others}{number}" for number in range(200))]
    one = {"WORKERS = os.cpu_count() or 1": "WORKERS = 1"}

    run(tmp_path, pages, names, method, {**PRESS, **one}, code=130)


@IN_FORK
@pytest.mark.control
def test_an_end_by_sys_exit_waits_for_the_downloads(method: str, tmp_path, pages):
    names = ["poison", *(f"silent{number}" for number in range(200))]

    run(
        tmp_path,
        pages,
        names,
        method,
        {**PRESS, "    os._exit(130)  # sys": "    return 130  # sys"},
        hangs=True,
    )


@pytest.mark.whole
def test_no_more_pages_are_fetched_than_can_be_processed(method: str, tmp_path, pages):
    names = [f"page{number}" for number in range(500)]

    run(
        tmp_path,
        pages,
        names,
        method,
        {WORK: f"    signal.pause()\n{WORK}"},
        hangs=True,
    )

    assert len(pages.asked) == 16


@IN_FORK
@pytest.mark.control
def test_workers_forked_beside_the_threads_may_wait_for_ever(
    method: str, tmp_path, pages
):
    changes = {
        "def fetch(": (
            "from pathlib import Path\nlock = __import__('threading').Lock()\n\n\n"
            "def fetch("
        ),
        "    with urlopen": (
            "    if 'silent' in url:\n"
            "        lock.acquire()\n"
            "        Path('held').touch()\n"
            "    while not Path('held').exists():\n"
            "        pass\n"
            "    with urlopen"
        ),
        WORK: f"    lock.acquire()\n    lock.release()\n{WORK}",
        "TIMEOUT = 10.0": "TIMEOUT = 1.0",
    }
    by_spawn = tmp_path / "spawn"
    by_spawn.mkdir()

    run(
        tmp_path,
        pages,
        ["silent", "page"],
        method,
        {**changes, SPAWN: "None", "            pool.submit(int)": "            pass"},
        hangs=True,
        stderr="silent",
    )
    done = run(
        by_spawn, pages, ["silent", "page"], method, changes, code=1, stderr="silent"
    )

    assert "3 http" in done.out


@pytest.mark.whole
def test_urlopen_reads_a_file_of_this_computer_too(method: str, tmp_path, pages):
    url = (tmp_path / "secret").as_uri()
    (tmp_path / "secret").write_text("one two")

    done = run(tmp_path, pages, [url], method)

    assert done.out == f"2 {url}\n"


@pytest.mark.parametrize("method", ["fork"], indirect=True)
@pytest.mark.whole
def test_try_it_two_threads_have_two_pages_in_hand(method: str, tmp_path, pages):
    names = [f"page{number}" for number in range(100)]
    changes = {WORK: f"    signal.pause()\n{WORK}", "DOWNLOADS = 16": "DOWNLOADS = 2"}

    run(tmp_path, pages, names, method, changes, hangs=True)

    assert len(pages.asked) == 2


@IN_FORK
@pytest.mark.whole
def test_a_slow_server_is_never_given_up(method: str, tmp_path, pages):
    changes = {**SHORT, "WORKERS = os.cpu_count() or 1": "WORKERS = 1"}

    run(tmp_path, pages, ["slow"], method, changes, hangs=True)


@pytest.mark.whole
def test_ctrl_c_while_the_workers_start_is_ignored(method: str, tmp_path, pages):
    changes = {
        "            pool.submit(int)": (
            "            os.killpg(os.getpgrp(), signal.SIGINT)\n"
            "            pool.submit(int)"
        )
    }

    assert run(tmp_path, pages, ["page1"], method, changes).out.startswith("3 http")
