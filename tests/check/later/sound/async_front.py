import asyncio
from concurrent.futures import ProcessPoolExecutor
from functools import partial


def count_primes(low: int, high: int, *, step: int = 1) -> int:
    return sum(
        n > 1 and all(n % d for d in range(2, int(n ** 0.5) + 1))
        for n in range(low, high, step)
    )


class Front:
    def __init__(self, executor: ProcessPoolExecutor) -> None:
        self.executor = executor
        self.limit = asyncio.Semaphore(2)

    async def ask(self, low: int, high: int) -> int:
        loop = asyncio.get_running_loop()
        async with self.limit:
            job = partial(count_primes, low, high, step=1)
            return await loop.run_in_executor(self.executor, job)


async def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as executor:
        front = Front(executor)
        parts = [(n, n + 500) for n in range(0, 2000, 500)]
        counts = await asyncio.gather(*(front.ask(*part) for part in parts))
    print(counts, sum(counts))


if __name__ == "__main__":
    asyncio.run(main())
