"""Fire recipes in processes, but those that can't travel are fired here."""
import logging
import logging.handlers
import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from functools import partial

log = logging.getLogger("kiln")
gate = None


def equip(lock, queue):
    global gate
    gate = lock
    log.addHandler(logging.handlers.QueueHandler(queue))
    log.setLevel(logging.INFO)
    log.propagate = False


def scale(factor, degrees):
    if gate is not None:
        with gate:
            log.info("firing at %d", degrees)
    return factor * degrees


def can_travel(recipe):
    try:
        pickle.dumps(recipe)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True


def main():
    ctx = multiprocessing.get_context("spawn")
    lock, queue = ctx.Lock(), ctx.Queue()
    listener = logging.handlers.QueueListener(queue, logging.StreamHandler())
    listener.start()
    recipes = [partial(scale, 2), lambda d: d - 40, partial(scale, 3)]
    with ProcessPoolExecutor(2, mp_context=ctx, initializer=equip,
                             initargs=(lock, queue)) as pool:
        jobs = [(pool.submit(r, 900).result if can_travel(r) else partial(r, 900))
                for r in recipes]
        print([job() for job in jobs])
    listener.stop()


if __name__ == "__main__":
    main()
