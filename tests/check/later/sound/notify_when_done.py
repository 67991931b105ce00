import concurrent.futures
import threading


def cube(number: int) -> int:
    return number ** 3


class Notifier:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.seen: list[int] = []

    def watch(self, future: concurrent.futures.Future) -> None:
        def done(finished: concurrent.futures.Future) -> None:
            with self.lock:
                self.seen.append(finished.result())

        future.add_done_callback(done)
        future.add_done_callback(lambda f: self.check(f.exception()))

    def check(self, error) -> None:
        if error is not None:
            print("failed", error)


def main() -> None:
    notifier = Notifier()
    with concurrent.futures.ProcessPoolExecutor(max_workers=2) as executor:
        for number in range(6):
            notifier.watch(executor.submit(cube, number))
    print(sorted(notifier.seen, key=lambda n: -n))


if __name__ == "__main__":
    main()
