"""Count the messages that map sends for a thousand tasks."""

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor


class CountingExecutor(ProcessPoolExecutor):
    """Count what is submitted."""

    messages = 0

    def submit(  # type: ignore[no-untyped-def]
        self, *args, **kwargs
    ):
        self.messages += 1
        return super().submit(*args, **kwargs)


if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    with CountingExecutor(2, mp_context=context) as executor:
        results = list(executor.map(abs, range(1000), chunksize=int(sys.argv[2])))
    print(executor.messages, "messages", len(results), "results")
