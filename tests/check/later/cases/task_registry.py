import functools
import multiprocessing
import time


class Task:
    def __init__(self, func, retries):
        self.name = func.__name__
        self.func = func
        self.retries = retries
        functools.update_wrapper(self, func)

    def __call__(self, *args, **kwargs):
        for attempt in range(self.retries + 1):
            try:
                return self.func(*args, **kwargs)
            except OSError:
                if attempt == self.retries:
                    raise
                time.sleep(0.05)


class App:
    def __init__(self, concurrency=2):
        self.tasks = {}
        self.concurrency = concurrency

    def task(self, retries=0):
        def decorate(func):
            task = Task(func, retries)
            self.tasks[task.name] = task
            return task

        return decorate

    def send(self, pool, name, *args):
        return pool.apply_async(self.tasks[name].func, args)

    def run(self, calls):
        with multiprocessing.Pool(self.concurrency) as pool:
            results = [self.send(pool, name, *args) for name, args in calls]
            return [r.get(timeout=20) for r in results]


app = App()


@app.task(retries=2)
def resize(width, height):
    return width // 2, height // 2


@app.task()
def slugify(title):
    return title.lower().replace(" ", "-")


if __name__ == "__main__":
    print(app.run([("resize", (640, 480)), ("slugify", ("Hello World",))]))
