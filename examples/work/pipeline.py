"""Read, parse and write in processes joined by queues; end when any of them dies."""

import json
import signal
import sys
import time
from multiprocessing import Process, Queue, RawValue, active_children
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PARSERS = 4  # processes
ROOM = 1000  # items that may wait in each queue
SIGNALS = (signal.SIGINT, signal.SIGTERM)
END = None  # the last item of a producer, one for each consumer


def read(source: Path, lines: Any) -> None:
    """Send the lines of a file, with their numbers."""
    with source.open("rb") as file:
        for item in enumerate(file, start=1):
            lines.put(item)
    for _ in range(PARSERS):
        lines.put(END)


def parse_line(line: bytes) -> str:
    """Return the row for a line of JSON; put your own work here."""
    order = json.loads(line)
    return f"{order['id']},{order['price'] * order['count']}"


def parse(lines: Any, rows: Any, failed: Any) -> None:
    """Send a row for each line, or name the line that is bad."""
    for number, line in iter(lines.get, END):
        try:
            rows.put(parse_line(line))
        except Exception as error:  # a bad line doesn't stop the others
            print(f"line {number}: {error!r}", file=sys.stderr)
            failed.value = 1
    rows.put(END)


def write(rows: Any) -> None:
    """Print the rows until each parser has sent its end."""
    for _ in range(PARSERS):
        for row in iter(rows.get, END):
            print(row)


def run_all(processes: list[Process]) -> int:
    """Start the processes and wait for all; end all as soon as one has failed."""
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)  # the stages inherit it
        for process in processes:
            process.start()
        while not all(process.exitcode == 0 for process in processes):
            time.sleep(0.1)
            if pending := signal.sigpending():
                return 130 if signal.SIGINT in pending else 143
            for process in processes:
                if code := process.exitcode:
                    print(process.name, "ended with exit code", code, file=sys.stderr)
                    return 1
        return 0
    finally:
        for child in active_children():
            child.kill()


def main(source: Path) -> int:
    lines: Any = Queue(ROOM)
    rows: Any = Queue(ROOM)
    failed = RawValue("b")  # 1 if a line is bad
    stages: Any = [(read, source, lines), (write, rows)]
    stages += [(parse, lines, rows, failed)] * PARSERS
    processes = [Process(target=s, args=args, name=s.__name__) for s, *args in stages]
    return run_all(processes) or failed.value


def demo() -> int:
    """Process three orders; leave this out of your copy."""
    with TemporaryDirectory() as folder:
        source = Path(folder, "orders.jsonl")
        source.write_text('{"id": 7, "price": 5, "count": 2}\n' * 3)
        return main(source)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) if sys.argv[1:] else demo())
