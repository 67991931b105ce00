"""Run code that may crash in a process pool, and open a new pool after a crash."""

import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

CRASH = 70  # exit code
SPAWN = get_context("spawn")  # a broken pool may leave a thread, so no fork


def resize(image: str) -> str:
    """Resize an image; a damaged one ends the process, as a crash in C code would."""
    if image == "damaged.jpg":
        os._exit(CRASH)
    return f"resized {image}"


def resize_until_crash(images: list[str]) -> list[str]:
    """Resize images in one pool, and return those left after a crash."""
    with ProcessPoolExecutor(max_workers=1, mp_context=SPAWN) as pool:
        for done, image in enumerate(images, start=1):
            try:
                print(pool.submit(resize, image).result())
            except BrokenProcessPool:
                print(image, "crashed its worker")
                return images[done:]
    return []


def main() -> None:
    images = ["beach.jpg", "damaged.jpg", "mountain.jpg"]
    while images:
        images = resize_until_crash(images)
    print("all images done")


if __name__ == "__main__":
    main()
