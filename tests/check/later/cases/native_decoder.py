import argparse
import ctypes
import multiprocessing


class Decoder:
    """Reads strings by their address, as the C library gives them."""

    def __init__(self, encoding: str = "ascii") -> None:
        self.encoding = encoding
        self.buffers = []

    def keep(self, text: str) -> int:
        buffer = ctypes.create_string_buffer(text.encode(self.encoding))
        self.buffers.append(buffer)
        return ctypes.addressof(buffer)

    def decode(self, address: int) -> str:
        return ctypes.string_at(address).decode(self.encoding)


def round_trip(text: str) -> str:
    decoder = Decoder()
    address = decoder.keep(text) if text else 8
    return decoder.decode(address)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("texts", nargs="*", default=["one", "two", "", "four"])
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    pool = multiprocessing.Pool(arguments.workers)
    try:
        decoded = pool.map(round_trip, arguments.texts, chunksize=1)
        print(decoded)
    finally:
        pool.close()
        pool.join()


if __name__ == "__main__":
    main()
