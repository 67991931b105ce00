"""A supervisor which reloads its service whenever the service asks for it."""
import multiprocessing
import time


class Signals:
    def __init__(self):
        self.stop = multiprocessing.Event()
        self.messages = multiprocessing.Queue()

    def drain(self):
        out = []
        while not self.messages.empty():
            out.append(self.messages.get())
        return out


class Supervisor:
    def __init__(self, serve, signals, retries=2):
        self.ctx = multiprocessing.get_context("spawn")
        self.serve = serve
        self.signals = signals
        self.retries = retries

    def _launch(self, generation):
        proc = self.ctx.Process(
            target=self.serve, args=(generation, self.signals), daemon=True)
        proc.start()
        return proc

    def run(self):
        for generation in range(self.retries + 1):
            proc = self._launch(generation)
            proc.join()
            if self.signals.stop.is_set():
                return generation
        return None


def serve(generation, signals):
    signals.messages.put(f"generation {generation} up")
    time.sleep(0.05)
    if generation >= 1:
        signals.stop.set()


def main():
    signals = Signals()
    last = Supervisor(serve, signals).run()
    time.sleep(0.1)
    for message in signals.drain():
        print(message)
    print("stopped at generation", last)


if __name__ == "__main__":
    main()
