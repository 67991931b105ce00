"""Ask a child process and read its answers: each side closes the end of the other."""

from math import isqrt
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

LIMITS = (20_000, 10_000, 30_000)


def is_prime(number: int) -> bool:
    return number > 1 and all(number % d for d in range(2, isqrt(number) + 1))


def count_primes(conn: Connection, parent_conn: Connection) -> None:
    """Answer each limit with the number of primes; runs in a child process."""
    parent_conn.close()  # under fork the child has a copy of it
    with conn:
        while True:
            try:
                limit = conn.recv()
            except EOFError:  # the parent has closed its end, or died
                return
            conn.send(sum(is_prime(number) for number in range(limit)))


def main() -> None:
    conn, child_conn = Pipe()
    child = Process(target=count_primes, args=(child_conn, conn), name="child")
    child.start()
    child_conn.close()  # else recv would not notice that the child has died
    with conn:
        for limit in LIMITS:
            conn.send(limit)
            print(f"prime numbers below {limit}:", conn.recv())
    child.join()
    print("exit code:", child.exitcode)


if __name__ == "__main__":
    main()
