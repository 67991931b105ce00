import multiprocessing
import tempfile
import threading
import time
from pathlib import Path


class Recorder(multiprocessing.Process):
    def __init__(self, path, events):
        super().__init__(name="recorder")
        self.path = path
        self.events = events
        self._guard = threading.Lock()
        self._out = open(path, "a")

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["_guard"], state["_out"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self._guard = threading.Lock()
        self._out = open(self.path, "a")

    def run(self):
        with self._out:
            for event in iter(self.events.get, None):
                with self._guard:
                    print(event, file=self._out, flush=True)


def heartbeat(beat, period):
    while True:
        beat.value += 1
        time.sleep(period)


def main():
    beat = multiprocessing.Value("i", 0)
    pulse = multiprocessing.Process(target=heartbeat, args=(beat, 0.05), daemon=True)
    pulse.start()
    with tempfile.TemporaryDirectory() as tmp:
        path = Path(tmp) / "events.log"
        events = multiprocessing.Queue()
        recorder = Recorder(path, events)
        recorder.start()
        for number in range(5):
            events.put(f"event {number}")
        events.put(None)
        recorder.join()
        recorder._out.close()
        print(path.read_text().splitlines())
    while beat.value == 0:
        time.sleep(0.01)
    print("heart beats")


if __name__ == "__main__":
    main()
