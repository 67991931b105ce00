import multiprocessing


class StreamReader:
    def __init__(self, camera):
        self.frames = multiprocessing.SimpleQueue()
        self.process = multiprocessing.Process(
            target=self._grab,
            arg=(camera, 3),
            daemon=True,
        )

    def _grab(self, camera, count):
        for number in range(count):
            self.frames.put((camera, number))

    def read(self):
        return self.frames.get()


if __name__ == "__main__":
    reader = StreamReader("front")
    reader.process.start()
    print([reader.read() for _ in range(3)])
    reader.process.join()
