import base64
import binascii
from multiprocessing import Pool
from typing import Callable, ClassVar


class Codec:
    """Encoders by name; programs may add some of their own."""

    encoders: ClassVar[dict[str, Callable[[bytes], bytes]]] = {
        "base64": base64.b64encode,
        "hex": binascii.hexlify,
    }
    default: ClassVar[str] = "base64"

    @classmethod
    def register(cls, name: str, encoder: Callable[[bytes], bytes]) -> None:
        cls.encoders[name] = encoder

    @classmethod
    def encode(cls, name: str, data: bytes) -> str:
        return cls.encoders[name](data).decode()


def reverse(data: bytes) -> bytes:
    return data[::-1]


def encode_job(job: tuple[str, bytes]) -> str:
    name, data = job
    return f"{name}: {Codec.encode(name, data)}"


def main() -> None:
    Codec.register("reverse", reverse)
    jobs = [
        ("base64", b"hello"),
        ("hex", b"hello"),
        ("reverse", b"hello"),
    ]
    with Pool(2) as pool:
        for line in pool.imap(encode_job, jobs):
            print(line)


if __name__ == "__main__":
    main()
