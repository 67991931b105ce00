import random
import time
from concurrent.futures import ProcessPoolExecutor, as_completed


def convert(name):
    time.sleep(random.uniform(0, 0.3))
    print("converting", name, flush=True)
    return name.replace(".wav", ".ogg")


if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        futures = [executor.submit(convert, f"track{n}.wav") for n in range(6)]
        for future in as_completed(futures):
            print("finished", future.result(), flush=True)
