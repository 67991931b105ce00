"""Put numbers where two processes see them: ``Value``, ``Array`` and a structure.

An ordinary variable would be copied for the child.  These three live in memory that
parent and child have in common, so what the child writes is there for the parent at
once: nothing is sent, and nothing is pickled.  Each has a fixed size and fixed types,
those of C.
"""

from ctypes import Structure, c_double, c_int
from multiprocessing import Array, Process, Value
from multiprocessing.sharedctypes import Synchronized, SynchronizedArray
from typing import Any


class Wind(Structure):
    """Two fields that are kept together."""

    _fields_ = (("speed", c_double), ("degrees", c_int))


def station(
    readings: "Synchronized[int]",
    temperatures: "SynchronizedArray[float]",
    wind: Any,  # a Wind with a lock; no type says so
) -> None:
    """Write down what the instruments show; runs in a child."""
    for hour, celsius in enumerate((11.5, 12.0, 14.25)):
        temperatures[hour] = celsius
        readings.value += 1  # only this process counts
    wind.speed, wind.degrees = 3.5, 270


def main() -> None:
    readings = Value("i", 0)
    temperatures = Array("d", 4)  # four doubles, all 0.0
    wind: Any = Value(Wind, 0.0, 0)
    child = Process(target=station, args=(readings, temperatures, wind))
    child.start()
    child.join()
    assert child.exitcode == 0
    print("readings:", readings.value)
    print("temperatures:", temperatures[:], "of", len(temperatures))
    print("wind:", wind.speed, "from", wind.degrees)


if __name__ == "__main__":
    main()
