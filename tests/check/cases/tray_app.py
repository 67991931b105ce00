import multiprocessing
import os
import time


def tray_icon(title):
    for _ in range(150):
        time.sleep(0.1)


class App:
    def __init__(self, title):
        self.tray = multiprocessing.Process(target=tray_icon, args=(title,))
        self.tray.start()

    def play(self, item):
        print("playing", item, flush=True)

    def quit(self):
        print("bye", flush=True)
        os._exit(0)


if __name__ == "__main__":
    app = App("MPV shim")
    app.play("intro.mkv")
    app.quit()
