import asyncio
import math
import time
from concurrent.futures import ProcessPoolExecutor


def heavy(number):
    time.sleep(0.3)
    return math.isqrt(number**3)


async def ticker(ticks):
    while True:
        await asyncio.sleep(0.01)
        ticks.append(1)


async def main():
    loop = asyncio.get_running_loop()
    ticks = []
    task = asyncio.create_task(ticker(ticks))
    with ProcessPoolExecutor(2) as executor:
        results = await asyncio.gather(*(loop.run_in_executor(executor, heavy, n) for n in (10, 100)))
    task.cancel()
    print(results, "the loop went on:", len(ticks) > 0)


if __name__ == "__main__":
    asyncio.run(main())
