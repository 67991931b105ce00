"""Start one mail worker per queue with the application's settings."""
import multiprocessing
import sys

DEFAULTS = {"smtp_host": "localhost", "smtp_port": 2525, "sender": "noreply@example.org"}


class Settings:
    """Settings read as attributes: settings.smtp_port."""

    def __init__(self, **overrides):
        self.values = dict(DEFAULTS)
        self.values.update(overrides)

    def __getattr__(self, name):
        if name in self.values:
            return self.values[name]
        raise AttributeError(f"no setting {name!r}")


def deliver(settings, queue_name, messages):
    for number, message in enumerate(messages, 1):
        print(f"[{queue_name}] {number}: {message!r} from {settings.sender} "
              f"by {settings.smtp_host}:{settings.smtp_port}", flush=True)


def main():
    settings = Settings(smtp_host="mail.internal")
    queues = {"welcome": ["hello Ann", "hello Bo"], "invoices": ["your invoice 17"]}
    failed = []
    for name, messages in queues.items():
        worker = multiprocessing.Process(target=deliver, args=(settings, name, messages), name=name)
        worker.start()
        worker.join()
        if worker.exitcode:
            failed.append(name)
    if failed:
        sys.exit(f"mail workers failed: {', '.join(failed)}")
    print("all mail delivered")


if __name__ == "__main__":
    main()
