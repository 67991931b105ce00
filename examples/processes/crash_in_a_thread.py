"""Keep code that may crash out of threads: a crash ends the whole process."""

import os
from concurrent.futures import ThreadPoolExecutor

CRASH = 70  # exit code


def resize(image: str) -> str:
    """Resize an image; a damaged one ends the process, as a crash in C code would."""
    if image == "damaged.jpg":
        os._exit(CRASH)
    return f"resized {image}"


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as pool:
        for image in ("beach.jpg", "damaged.jpg", "mountain.jpg"):
            try:
                print(pool.submit(resize, image).result(), flush=True)
            except Exception:
                print(image, "failed")
    print("all images done")


if __name__ == "__main__":
    main()
