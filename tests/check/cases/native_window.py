import multiprocessing as mp

method_queue = None
response_queue = None


def window(method_queue, response_queue):
    while True:
        method, args = method_queue.get()
        if method == "close":
            break
        response_queue.put(f"{method}{args!r}")


def open_window():
    global method_queue, response_queue
    method_queue = mp.Queue()
    response_queue = mp.Queue()
    ctx = mp.get_context("spawn")
    process = ctx.Process(target=window, args=(method_queue, response_queue), daemon=True)
    process.start()
    return process


if __name__ == "__main__":
    process = open_window()
    method_queue.put(("set_title", ("Kasa Smart",)))
    print(response_queue.get(timeout=10))
    method_queue.put(("close", ()))
    process.join()
