import contextlib
import functools
import multiprocessing
import socket


class Echoer:
    def __init__(self, prefix):
        self.prefix = prefix

    def handle(self, conn):
        data = conn.recv(1024)
        conn.sendall(self.prefix + data)


def _wrap_gen_in_process(conn):
    def decorator(gen):
        @functools.wraps(gen)
        def new_func(*args, **kwargs):
            try:
                for elem in gen(*args, **kwargs):
                    conn.send(("value", elem))
            except BaseException as e:
                conn.send(("error", repr(e)))
            finally:
                conn.close()

        return new_func

    return decorator


@contextlib.contextmanager
def _run_context_manager_generator_in_process(cm_gen):
    parent_conn, child_conn = multiprocessing.Pipe(duplex=False)
    target_fn = _wrap_gen_in_process(child_conn)(cm_gen)
    process = multiprocessing.Process(target=target_fn)
    process.start()
    child_conn.close()
    try:
        kind, value = parent_conn.recv()
        if kind == "error":
            raise RuntimeError(value)
        yield value
    finally:
        parent_conn.close()
        process.terminate()
        process.join()


def run_service_in_process(service):
    def target_fn():
        with socket.create_server(("127.0.0.1", 0)) as server:
            yield server.getsockname()[1]
            while True:
                conn, _ = server.accept()
                with conn:
                    service.handle(conn)

    return _run_context_manager_generator_in_process(target_fn)


def check_echo(payload):
    with run_service_in_process(Echoer(b"> ")) as port:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
            client.sendall(payload)
            return client.recv(1024)


if __name__ == "__main__":
    assert check_echo(b"data") == b"> data"
    print("echo ok")
