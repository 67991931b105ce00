import os
import signal
import time
from multiprocessing import Pool


def compute_depthmap(shot):
    time.sleep(0.1)
    if shot == "shot3":
        os.kill(os.getpid(), signal.SIGKILL)
    return shot, len(shot)


def reconstruct(shots, processes):
    with Pool(processes) as pool:
        return dict(pool.map(compute_depthmap, shots, chunksize=1))


if __name__ == "__main__":
    depthmaps = reconstruct([f"shot{n}" for n in range(5)], processes=2)
    print("Ended", depthmaps)
