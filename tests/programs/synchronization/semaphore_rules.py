"""Say what a semaphore shows and refuses."""

from multiprocessing import BoundedSemaphore, Semaphore

semaphore = Semaphore(2)
print(semaphore)
print(BoundedSemaphore(2))
try:
    semaphore.release(2)  # type: ignore[call-arg]
except TypeError:
    print("TypeError")
try:
    BoundedSemaphore(0).release()
except ValueError as error:
    print(error)
for _ in range(2):
    semaphore.acquire()
print("timeout=-1:", semaphore.acquire(timeout=-1))
print("locked:", hasattr(semaphore, "locked") and semaphore.locked())
