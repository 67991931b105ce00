"""Take two locks in two orders, each the first before either takes the second."""

from multiprocessing import Barrier, Lock, Process
from multiprocessing.synchronize import Barrier as BarrierType
from multiprocessing.synchronize import Lock as LockType


def take(first: LockType, second: LockType, both_have_one: BarrierType) -> None:
    with first:
        both_have_one.wait()
        with second:
            print("never")


def main() -> None:
    one, other, both_have_one = Lock(), Lock(), Barrier(2)
    ada = Process(target=take, args=(one, other, both_have_one))
    bo = Process(target=take, args=(other, one, both_have_one))
    ada.start()
    bo.start()
    ada.join()
    bo.join()


if __name__ == "__main__":
    main()
