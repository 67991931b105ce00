import datetime
import multiprocessing
import time


class Display(multiprocessing.Process):
    """Shows the time until it is told to stop."""

    def __init__(self, interval: float = 0.2) -> None:
        super().__init__(name="display")
        self.interval = interval
        self.running = True
        self.shown = multiprocessing.Value("i", 0)

    def render(self) -> str:
        now = datetime.datetime(2024, 1, 1) + datetime.timedelta(seconds=self.shown.value)
        return now.strftime("%H:%M:%S")

    def run(self) -> None:
        while self.running:
            self.render()
            with self.shown.get_lock():
                self.shown.value += 1
            time.sleep(self.interval)

    def stop(self) -> None:
        self.running = False


class Application:
    def __init__(self) -> None:
        self.display = Display()

    def work(self) -> int:
        return sum(number ** 2 for number in range(1000))

    def main(self) -> None:
        self.display.start()
        print("result", self.work())
        self.display.stop()
        print("stopped")


if __name__ == "__main__":
    application = Application()
    application.main()
