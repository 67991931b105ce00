import contextvars
import multiprocessing

request_id = contextvars.ContextVar("request_id", default="-")


def audit(action, out):
    out.put(f"[{request_id.get()}] {action}")


def handle(request, actions):
    request_id.set(request)
    out = multiprocessing.SimpleQueue()
    lines = []
    for action in actions:
        process = multiprocessing.Process(target=audit, args=(action, out))
        process.start()
        lines.append(out.get())
        process.join()
    return lines


if __name__ == "__main__":
    for line in handle("req-7f3a", ["login", "read"]):
        print(line)
