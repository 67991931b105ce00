import functools
import multiprocessing
import queue
import time


class ProbeTimeout(Exception):
    pass


def _invoke(results, function, args, kwargs):
    try:
        results.put((True, function(*args, **kwargs)))
    except Exception as exc:
        results.put((False, exc))


def timeout(seconds):
    def decorate(function):
        @functools.wraps(function)
        def limited(*args, **kwargs):
            results = multiprocessing.Queue()
            worker = multiprocessing.Process(
                target=_invoke, args=(results, function, args, kwargs)
            )
            worker.start()
            try:
                ok, value = results.get(timeout=seconds)
            except queue.Empty:
                worker.terminate()
                raise ProbeTimeout(f"{function.__name__} took longer than {seconds}s")
            finally:
                worker.join()
            if not ok:
                raise value
            return value

        return limited

    return decorate


@timeout(2.0)
def process_is_running(device, name):
    time.sleep(0.05)
    return name in {"ios-7": ("backboardd", "SpringBoard")}.get(device, ())


def main():
    for name in ("SpringBoard", "frida-server"):
        state = "running" if process_is_running("ios-7", name) else "stopped"
        print(f"{name}: {state}")


if __name__ == "__main__":
    main()
