"""Handle requests in an event loop; heavy ones go to processes."""
import asyncio
import functools
import time
from concurrent.futures import ProcessPoolExecutor


def factor(number):
    found, at = [], 2
    while at * at <= number:
        while number % at == 0:
            found.append(at)
            number //= at
        at += 1
    return found + ([number] if number > 1 else [])


def parse(text, base=10):
    return int(text, base=base)


class Service:
    def __init__(self, pool):
        self.pool = pool
        self.loop = asyncio.get_running_loop()
        self.slots = asyncio.Semaphore(3)

    async def call(self, func, *args, **kwargs):
        async with self.slots:
            return await self.loop.run_in_executor(
                self.pool, functools.partial(func, *args, **kwargs))

    async def request(self, text, base):
        number = await self.call(parse, text, base=base)
        return text, await asyncio.wait_for(self.call(factor, number), timeout=20)


async def ticker(ticks):
    while True:
        await asyncio.sleep(0.01)
        ticks.append(time.monotonic())


async def main():
    ticks = []
    ticking = asyncio.create_task(ticker(ticks))
    with ProcessPoolExecutor(2) as pool:
        service = Service(pool)
        answers = await asyncio.gather(
            service.request("600851475143", 10), service.request("ffffff", 16),
            service.request("zz", 10), service.request("1010101", 2),
            return_exceptions=True)
    ticking.cancel()
    await asyncio.gather(ticking, return_exceptions=True)
    for answer in answers:
        if isinstance(answer, Exception):
            print(f"{type(answer).__name__}: {answer}")
        else:
            print(*answer)
    print("loop stayed awake:", len(ticks) > 0)


if __name__ == "__main__":
    asyncio.run(main())
