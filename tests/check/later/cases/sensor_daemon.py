"""Sample a sensor in the background until the recording is stopped."""
import math
import multiprocessing
import threading
import time


class SensorRecorder(multiprocessing.Process):
    def __init__(self, readings, interval=0.02):
        super().__init__(name="sensor-recorder")
        self.readings = readings
        self.interval = interval
        self._stop_requested = threading.Event()

    def stop(self):
        self._stop_requested.set()

    def run(self):
        tick = 0
        while not self._stop_requested.is_set():
            self.readings[tick % len(self.readings)] = math.sin(tick / 10)
            tick += 1
            self._stop_requested.wait(self.interval)


def main():
    readings = multiprocessing.Array("d", 16)
    recorder = SensorRecorder(readings)
    recorder.start()
    time.sleep(0.4)
    recorder.stop()
    recorder.join()
    with readings.get_lock():
        peak = max(readings)
    print("recording stopped", "signal seen" if peak > 0 else "no signal")


if __name__ == "__main__":
    main()
