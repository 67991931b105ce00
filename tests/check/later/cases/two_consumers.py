import multiprocessing


class Consumer(multiprocessing.Process):
    def __init__(self, tasks, results):
        super().__init__()
        self.tasks = tasks
        self.results = results

    def run(self):
        while True:
            task = self.tasks.get()
            if task is None:
                break
            self.results.put(task ** 2)


def main():
    tasks, results = multiprocessing.Queue(), multiprocessing.Queue()
    consumers = [Consumer(tasks, results) for _ in range(2)]
    for consumer in consumers:
        consumer.start()
    for number in range(6):
        tasks.put(number)
    tasks.put(None)
    print(sorted(results.get() for _ in range(6)))
    for consumer in consumers:
        consumer.join()


if __name__ == "__main__":
    main()
