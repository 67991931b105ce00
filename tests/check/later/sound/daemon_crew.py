import multiprocessing
import os


class Crew:
    def __init__(self, size: int = 2) -> None:
        self.tasks = multiprocessing.JoinableQueue()
        self.results = multiprocessing.SimpleQueue()
        for number in range(size):
            multiprocessing.Process(
                target=labour, args=(self.tasks, self.results),
                name=f"crew-{number}", daemon=True,
            ).start()

    def put(self, *tasks: str) -> None:
        for task in tasks:
            self.tasks.put(task)

    def wait(self) -> None:
        self.tasks.join()


def labour(tasks, results) -> None:
    while True:
        task = tasks.get()
        try:
            results.put((task, len(task), os.getpid()))
        finally:
            tasks.task_done()


def main() -> None:
    crew = Crew()
    crew.put("sweep", "scrub", "paint")
    crew.wait()
    found = []
    while len(found) < 3:
        found.append(crew.results.get()[:2])
    print(sorted(found))


if __name__ == "__main__":
    main()
