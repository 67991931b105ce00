import hmac
import multiprocessing
import os


def probe(conn):
    conn.send(f"probe ok, {os.cpu_count() > 0}")
    conn.close()


def sign_task(task, conn):
    key = os.environ.get("AGENT_SIGNING_KEY", "")
    mode = "signed" if key else "unsigned"
    digest = hmac.new(key.encode(), task.encode(), "sha256").hexdigest()[:12]
    conn.send((task, mode, digest))
    conn.close()


def call(target, *args):
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=target, args=(*args, sender))
    process.start()
    sender.close()
    try:
        return receiver.recv()
    finally:
        process.join()
        receiver.close()


class Supervisor:
    def __init__(self, settings):
        self.settings = settings

    def boot(self):
        print(call(probe))

    def apply_settings(self):
        for key, value in self.settings.items():
            os.environ[f"AGENT_{key.upper()}"] = value

    def run(self, tasks):
        for task in tasks:
            print(*call(sign_task, task))


if __name__ == "__main__":
    supervisor = Supervisor({"signing_key": "s3cr3t-from-owner", "region": "eu"})
    supervisor.boot()
    supervisor.apply_settings()
    supervisor.run(["index-repo", "summarise"])
