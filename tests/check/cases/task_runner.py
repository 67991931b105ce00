import multiprocessing


class TaskTimeoutError(Exception):
    pass


def all_items(items, queue):
    result = [{"json": item, "text": "x" * 100} for item in items]
    queue.put({"result": result, "print_args": []})


class TaskExecutor:
    def execute(self, items):
        queue = multiprocessing.Queue()
        process = multiprocessing.Process(target=all_items, args=(items, queue))
        process.start()
        process.join()
        if process.exitcode != 0:
            raise RuntimeError(f"task ended with {process.exitcode}")
        returned = queue.get()
        return returned["result"]


if __name__ == "__main__":
    executor = TaskExecutor()
    print(len(executor.execute([{"id": n} for n in range(10)])), "items")
    print(len(executor.execute([{"id": n} for n in range(5000)])), "items")
