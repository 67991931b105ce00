import ctypes
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor, wait


class Likes(ctypes.Structure):
    _fields_ = [("up", ctypes.c_int), ("down", ctypes.c_int)]


_likes = None


def init(likes):
    global _likes
    _likes = likes


def press(times: int, down_every: int = 4) -> int:
    for number in range(times):
        if number % down_every:
            _likes.up += 1
        else:
            _likes.down += 1
    return times


class Page:
    def __init__(self) -> None:
        self.likes = mp.Value(Likes, 0, 0)

    def simulate(self, visitors: int, times: int) -> int:
        with ProcessPoolExecutor(
            visitors, initializer=init, initargs=(self.likes,)
        ) as executor:
            futures = [executor.submit(press, times) for _ in range(visitors)]
            wait(futures)
        return sum(future.result() for future in futures)


def main() -> None:
    page = Page()
    pressed = page.simulate(visitors=4, times=20_000)
    print("pressed", pressed)
    print("counted", page.likes.up + page.likes.down)


if __name__ == "__main__":
    main()
