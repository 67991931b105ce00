from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Value

done = Value("i", 0)


class Renderer:
    def render(self, frame):
        total = sum(range(frame * 100))
        with done.get_lock():
            done.value += 1
        return total


def main():
    renderer = Renderer()
    with ProcessPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(renderer.render, frame) for frame in range(6)]
        totals = [future.result() for future in futures]
    print(f"{done.value} of {len(totals)} frames rendered")


if __name__ == "__main__":
    main()
