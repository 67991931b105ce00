import asyncio
import hashlib
import multiprocessing
import os
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


class TooCheap(Exception):
    pass


def stretch(word, rounds):
    if rounds < 10:
        raise TooCheap(word)
    salt = os.urandom(8)
    return word, hashlib.pbkdf2_hmac("sha256", word.encode(), salt, rounds).hex()[:12]


def warm(_):
    time.sleep(0.05)
    return os.getpid()


def slow_disk(word):
    time.sleep(random.random() / 50)
    return f"{word} stored"


class Vault:
    def __init__(self, cpu, disk):
        self.cpu, self.disk = cpu, disk
        self.gate = asyncio.Semaphore(3)

    async def add(self, word, rounds=2000):
        loop = asyncio.get_running_loop()
        async with self.gate:
            word, digest = await loop.run_in_executor(self.cpu, stretch, word, rounds)
            note = await loop.run_in_executor(self.disk, lambda: slow_disk(word))
        print(note, digest)
        return note


async def ticker(ticks):
    while True:
        await asyncio.sleep(0.01)
        ticks.append(time.monotonic())


async def main():
    ticks = []
    with ProcessPoolExecutor(2) as cpu, ThreadPoolExecutor(2) as disk:
        list(cpu.map(warm, range(2)))
        vault = Vault(cpu, disk)
        clock = asyncio.create_task(ticker(ticks))
        words = ["oak", "elm", "ash", "fir", "yew"]
        notes = await asyncio.gather(*map(vault.add, words), vault.add("weed", 1), return_exceptions=True)
        clock.cancel()
        await asyncio.wait([clock])
    refused = [n for n in notes if isinstance(n, TooCheap)]
    print("stored", len(notes) - len(refused), "refused", *map(str, refused))
    print("loop stayed alive:", len(ticks) > 1)
    return 0 if ticks else 1


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(asyncio.run(main()))
