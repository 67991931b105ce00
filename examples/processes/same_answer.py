"""Give the same work to a loop, processes, threads and coroutines.

The answers are equal; what differs is where the work is done.  Threads and
coroutines stay in this process, and coroutines even in one thread.  Only the
process pool uses other processes, and so it alone needs the function to be
importable and its arguments and results to be picklable.
"""

import asyncio
import os
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

CARDS = [4539148803436467, 8273123273520569, 6011514433546201, 371449635398431]


Verdict = tuple[bool, int, int]  # valid or not; process and thread that said so


def check(card: int) -> Verdict:
    """Apply the Luhn formula: double every other digit, sum, divide by ten."""
    digits = [int(digit) for digit in reversed(str(card))]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    valid = sum(digits[::2] + doubled) % 10 == 0
    return valid, os.getpid(), threading.get_ident()


async def check_all() -> list[Verdict]:
    """Check each card in a coroutine of its own."""

    async def check_one(card: int) -> Verdict:
        await asyncio.sleep(0)  # lets the others have a turn
        return check(card)

    return await asyncio.gather(*map(check_one, CARDS))


def report(how: str, verdicts: list[Verdict]) -> None:
    """Say what was found, and where."""
    here = {pid for _, pid, _ in verdicts} == {os.getpid()}
    main = here and {thread for *_, thread in verdicts} == {threading.get_ident()}
    print(f"{how:10}", [valid for valid, *_ in verdicts])
    print("   in this process:", here, " in its main thread:", main)


def main() -> None:
    report("loop", [check(card) for card in CARDS])
    with ProcessPoolExecutor(2) as processes:  # first: it may fork, so no threads yet
        report("processes", list(processes.map(check, CARDS)))
    with ThreadPoolExecutor(2) as threads:
        report("threads", list(threads.map(check, CARDS)))
    report("coroutines", asyncio.run(check_all()))


if __name__ == "__main__":
    main()
