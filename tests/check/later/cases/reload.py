import argparse
import multiprocessing as mp
import time


def render(settings, page):
    return f"{settings['theme']}:{page}"


def serve(settings, inbox, outbox):
    while True:
        page = inbox.get()
        outbox.put(render(settings, page))


class RenderService:
    def __init__(self, settings):
        self.inbox = mp.Queue()
        self.outbox = mp.Queue()
        self.proc = None
        self.configure(settings)

    def configure(self, settings):
        if self.proc is not None:
            self.proc.terminate()
            self.proc.join()
        self.proc = mp.Process(
            target=serve, args=(settings, self.inbox, self.outbox), daemon=True
        )
        self.proc.start()

    def page(self, name):
        self.inbox.put(name)
        return self.outbox.get()


def parse(argv=None):
    ap = argparse.ArgumentParser()
    ap.add_argument("--theme", default="light")
    ap.add_argument("--then", default="dark")
    return ap.parse_args(argv)


def main():
    args = parse()
    service = RenderService({"theme": args.theme})
    for name in ("index", "about", "contact"):
        print(service.page(name))
    time.sleep(0.5)
    service.configure({"theme": args.then})
    for name in ("index", "about"):
        print(service.page(name))


if __name__ == "__main__":
    main()
