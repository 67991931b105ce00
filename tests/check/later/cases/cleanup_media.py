"""Periodic removal of old recordings, run in a process of its own."""
import argparse
import logging
import multiprocessing
import os
import sys
import tempfile
import time


class settings:
    CONF_PATH = "/etc/cameras-not-installed"
    MEDIA_PATH = "/var/lib/cameras"
    PRESERVE_DAYS = 7


def load_settings(options):
    for line in options.set:
        name, _, value = line.partition("=")
        name = name.strip().upper()
        if hasattr(settings, name):
            setattr(settings, name, type(getattr(settings, name))(value))


def camera_ids():
    try:
        names = os.listdir(settings.CONF_PATH)
    except FileNotFoundError:
        logging.debug("no configuration in %s", settings.CONF_PATH)
        return []
    return sorted(int(n[7:-5]) for n in names
                  if n.startswith("camera-") and n.endswith(".conf"))


def _do_cleanup():
    horizon = time.time() - settings.PRESERVE_DAYS * 86400
    for camera_id in camera_ids():
        folder = os.path.join(settings.MEDIA_PATH, "camera%d" % camera_id)
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if os.path.getmtime(path) < horizon:
                os.remove(path)


class CleanupJob:
    def __init__(self):
        self._process = None

    def run(self):
        self._process = multiprocessing.Process(target=_do_cleanup, name="cleanup")
        self._process.start()
        self._process.join(20)
        return self._process.exitcode


def install(root):
    conf = os.path.join(root, "conf")
    media = os.path.join(root, "media")
    os.makedirs(conf)
    old = time.time() - 30 * 86400
    for camera_id in (1, 2):
        open(os.path.join(conf, "camera-%d.conf" % camera_id), "w").close()
        folder = os.path.join(media, "camera%d" % camera_id)
        os.makedirs(folder)
        for k in range(3):
            path = os.path.join(folder, "%02d.mp4" % k)
            open(path, "w").close()
            if k < 2:
                os.utime(path, (old, old))
    return ["conf_path=" + conf, "media_path=" + media]


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--set", action="append", default=[])
    with tempfile.TemporaryDirectory() as root:
        options = parser.parse_args(argv)
        options.set += install(root)
        load_settings(options)
        code = CleanupJob().run()
        left = sum(len(files) for _, _, files in os.walk(settings.MEDIA_PATH))
        print("cleanup ended with", code, "and left", left, "movies")
    return 0


if __name__ == "__main__":
    sys.exit(main())
