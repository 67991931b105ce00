"""Search a big table that the children see as it is in memory."""
import os
from multiprocessing import get_context

fork = get_context("fork")
TABLE = {}


def load():
    for n in range(50_000):
        TABLE[n] = (n * 7919) % 10_007


def parallel(tasks):
    """Run the closures, each in a child of its own; answer in order."""
    pending = []
    for task in tasks:
        receiver, sender = fork.Pipe(duplex=False)

        def child(task=task, sender=sender):
            sender.send(task())
            sender.close()

        process = fork.Process(target=child)
        process.start()
        sender.close()
        pending.append((process, receiver))
    answers = []
    for process, receiver in pending:
        answers.append(receiver.recv())
        receiver.close()
        process.join()
        assert process.exitcode == 0
    return answers


def main():
    load()
    wanted = [17, 42, 9999]
    answers = parallel(
        (lambda value=value: min(n for n, found in TABLE.items() if found == value))
        for value in wanted)
    for value, first in zip(wanted, answers):
        print(value, "first at", first)
    largest, = parallel([lambda: max(TABLE.values())])
    print("largest", largest, "cpus", bool(os.cpu_count()))


if __name__ == "__main__":
    main()
