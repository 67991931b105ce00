import multiprocessing as mp
import random
import time


class Player(mp.Process):
    def __init__(self, number, barrier, scores, lock):
        super().__init__(name=f"player-{number}")
        self.number = number
        self.barrier = barrier
        self.scores = scores
        self.lock = lock

    def gain(self, points):
        with self.lock:
            self.scores[self.number] += points

    def play(self, round_number):
        with self.lock:
            self.gain(round_number)
            self.gain(self.number)

    def run(self):
        for round_number in range(3):
            time.sleep(random.uniform(0, 0.1))
            self.play(round_number)
            self.barrier.wait()


def main():
    barrier = mp.Barrier(3)
    scores = mp.Array("i", 2)
    lock = mp.RLock()
    players = [Player(number, barrier, scores, lock) for number in range(2)]
    for player in players:
        player.start()
    for round_number in range(3):
        barrier.wait()
    for player in players:
        player.join()
    print(list(scores))


if __name__ == "__main__":
    main()
