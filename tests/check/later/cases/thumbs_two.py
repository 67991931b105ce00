"""Make thumbnails of the pictures in a catalogue, two workers at a time."""
import multiprocessing as mp
from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    name: str
    width: int
    height: int

    @property
    def is_small(self):
        return max(self.width, self.height) <= 128


def shrink(pic, limit=128):
    scale = limit / max(pic.width, pic.height)
    return Picture(pic.name, round(pic.width * scale), round(pic.height * scale))


def thumb_worker(todo, made):
    while True:
        pic = todo.get()
        if pic.is_small:
            continue
        made.put(shrink(pic))
        todo.task_done()


class ThumbService:
    def __init__(self, workers=2):
        self.todo = mp.JoinableQueue()
        self.made = mp.SimpleQueue()
        self.workers = [
            mp.Process(target=thumb_worker, args=(self.todo, self.made), daemon=True)
            for _ in range(workers)
        ]

    def process(self, pictures):
        for w in self.workers:
            w.start()
        for pic in pictures:
            self.todo.put(pic)
        self.todo.join()
        found = []
        while not self.made.empty():
            found.append(self.made.get())
        return found


def main():
    catalogue = [
        Picture("cat.jpg", 800, 600),
        Picture("icon.png", 64, 64),
        Picture("sea.jpg", 1920, 1080),
        Picture("dot.png", 16, 16),
    ]
    for pic in sorted(ThumbService().process(catalogue), key=lambda p: p.name):
        print(pic.name, pic.width, pic.height)


if __name__ == "__main__":
    main()
