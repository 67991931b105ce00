from multiprocessing import Process, Queue


def run_isolated(queue, count):
    report = [{"id": n, "status": "passed", "message": "wall " * 5} for n in range(count)]
    queue.put(("ok", report))


class IsolatedJob:
    def __init__(self, count):
        self.queue = Queue()
        self.proc = Process(target=run_isolated, args=(self.queue, count))

    def run(self):
        self.proc.start()
        self._wait()
        if self.proc.exitcode != 0:
            raise RuntimeError("job failed")
        return self.queue.get()

    def _wait(self):
        self.proc.join()


if __name__ == "__main__":
    status, report = IsolatedJob(5000).run()
    print(status, len(report))
