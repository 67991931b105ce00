from multiprocessing import Process, SimpleQueue


class Pipeline:
    def __init__(self):
        self.steps = []
        self.daemon = "none"

    def add(self, function, *args):
        self.steps.append((function, args))
        return self

    def run(self):
        return [function(*args) for function, args in self.steps]

    def start(self, out):
        process = Process(target=put_all, args=(self.run(), out))
        process.start()
        return process


def put_all(values, out):
    out.put(sum(values))


if __name__ == "__main__":
    out = SimpleQueue()
    pipeline = Pipeline().add(max, 3, 9).add(len, "four").add(abs, -2)
    print(pipeline.run())
    process = pipeline.start(out)
    print(out.get())
    process.join()
