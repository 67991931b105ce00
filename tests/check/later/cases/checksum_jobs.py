import hashlib
from concurrent.futures import ProcessPoolExecutor


def checksum(text, rounds):
    data = text.encode()
    for _ in range(rounds):
        data = hashlib.sha256(data).digest()
    return data.hex()[:8]


def main():
    with ProcessPoolExecutor(max_workers=2) as executor:
        futures = []
        for text in ("a", "b"):
            futures.append(executor.submit(checksum(text, 50)))
        for future in futures:
            print(future.result())


if __name__ == "__main__":
    main()
