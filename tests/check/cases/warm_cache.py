import multiprocessing
import time

CACHE = {}


def warm_cache(size):
    name = multiprocessing.current_process().name
    for key in range(size):
        CACHE[key] = key**3
    time.sleep(0.2)
    print(f"{name}: {len(CACHE)} entries", flush=True)


def serve(requests):
    for request in requests:
        print("serving", request, flush=True)
        time.sleep(0.02)


if __name__ == "__main__":
    proc = multiprocessing.Process(target=warm_cache(100))
    proc.start()
    serve(["/", "/index"])
    proc.join()
