import multiprocessing as mp
from dataclasses import dataclass


@dataclass
class Channel:
    lock: object
    progress: object

    @classmethod
    def create(cls):
        return cls(lock=mp.Lock(), progress=mp.Value("i", 0))

    def advance(self, n):
        with self.lock:
            self.progress.value += n


class Renderer:
    """Runs the frames in clean interpreters, the GPU driver dislikes fork."""

    def __init__(self, frames, workers=2):
        self.ctx = mp.get_context("spawn")
        self.frames = frames
        self.workers = workers
        self.channel = Channel.create()

    def chunks(self):
        for i in range(self.workers):
            yield self.frames[i :: self.workers]

    def run(self):
        jobs = [
            self.ctx.Process(target=render, args=(self.channel, chunk))
            for chunk in self.chunks()
        ]
        for job in jobs:
            job.start()
        for job in jobs:
            job.join()
        return self.channel.progress.value


def render(channel, frames):
    for frame in frames:
        channel.advance(1 if frame >= 0 else 0)


def main():
    renderer = Renderer(list(range(10)))
    print("frames done:", renderer.run())


if __name__ == "__main__":
    main()
