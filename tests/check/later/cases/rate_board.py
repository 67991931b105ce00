import multiprocessing
import time


class DeskReader(multiprocessing.Process):
    def __init__(self, desk, rates, published, quotes):
        super().__init__(name=desk)
        self.desk = desk
        self.rates = rates
        self.published = published
        self.quotes = quotes

    def load_positions(self):
        time.sleep(0.3)
        return {"fx-london": 1000, "fx-tokyo": 250}[self.desk]

    def run(self):
        position = self.load_positions()
        with self.published:
            self.published.wait()
        exposure = position * self.rates[0]
        self.quotes.put((self.desk, round(exposure, 2)))


class RateBoard:
    def __init__(self):
        self.rates = multiprocessing.Array("d", 2)
        self.published = multiprocessing.Condition()

    def publish(self, eurusd, usdjpy):
        with self.published:
            self.rates[0] = eurusd
            self.rates[1] = usdjpy
            self.published.notify_all()


def main():
    board = RateBoard()
    quotes = multiprocessing.Queue()
    desks = [DeskReader(name, board.rates, board.published, quotes)
             for name in ("fx-london", "fx-tokyo")]
    for desk in desks:
        desk.start()
    board.publish(1.0842, 149.31)
    for _ in desks:
        print("exposure", *quotes.get(), flush=True)
    for desk in desks:
        desk.join()


if __name__ == "__main__":
    main()
