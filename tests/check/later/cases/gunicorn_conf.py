import multiprocessing
from collections import OrderedDict


class Setting:
    def __init__(self, name, default, validator=None):
        self.name = name
        self.validator = validator or str
        self.value = default

    def set(self, value):
        self.value = self.validator(value)


def make_settings():
    known = [
        Setting("bind", "127.0.0.1:8000"),
        Setting("workers", 1, int),
        Setting("timeout", 30, int),
    ]
    return OrderedDict((s.name, s) for s in known)


class Config:
    def __init__(self, prog=None):
        self.settings = make_settings()
        self.prog = prog

    def __getattr__(self, name):
        if name not in self.settings:
            raise AttributeError("No configuration setting for: %s" % name)
        return self.settings[name].value

    def __setattr__(self, name, value):
        if name != "settings" and name in self.settings:
            raise AttributeError("Invalid access!")
        super().__setattr__(name, value)

    def set(self, name, value):
        if name not in self.settings:
            raise AttributeError("No configuration setting for: %s" % name)
        self.settings[name].set(value)


class Application:
    def __init__(self, options):
        self.options = options
        self.cfg = Config(prog="marshal")
        self.load_config()

    def load_config(self):
        for key, value in self.options.items():
            self.cfg.set(key.lower(), value)

    def run(self):
        print(
            f"listening at {self.cfg.bind} with {self.cfg.workers} workers",
            flush=True,
        )


def start_proxy(app):
    app.run()


def main():
    app = Application({"bind": "127.0.0.1:9001", "workers": "3"})
    proxy = multiprocessing.Process(target=start_proxy, args=(app,), daemon=True)
    proxy.start()
    proxy.join()
    if proxy.exitcode:
        raise SystemExit(f"proxy exited with {proxy.exitcode}")


if __name__ == "__main__":
    main()
