import argparse
import logging
import multiprocessing
import os
import tempfile
import time


class Settings:
    CONF_PATH = "/etc/nosuchcam"
    MEDIA_DAYS = 7
    CLEANUP_TIMEOUT = 20


def load_settings(conf_path, days):
    Settings.CONF_PATH = conf_path
    Settings.MEDIA_DAYS = days


def camera_dirs():
    if not os.path.isdir(Settings.CONF_PATH):
        return []
    found = []
    for name in sorted(os.listdir(Settings.CONF_PATH)):
        if name.startswith("camera-") and name.endswith(".conf"):
            with open(os.path.join(Settings.CONF_PATH, name)) as f:
                found.append(f.read().strip())
    return found


def do_cleanup():
    limit = time.time() - Settings.MEDIA_DAYS * 86400
    for target_dir in camera_dirs():
        for entry in os.scandir(target_dir):
            if entry.stat().st_mtime < limit:
                os.remove(entry.path)


def run_process():
    proc = multiprocessing.Process(target=do_cleanup)
    proc.start()
    proc.join(Settings.CLEANUP_TIMEOUT)
    if proc.exitcode != 0:
        logging.error("cleanup failed with %s", proc.exitcode)


def make_cameras(root):
    for n in (1, 2):
        media = os.path.join(root, f"media{n}")
        os.mkdir(media)
        for clip in ("old.mp4", "new.mp4"):
            open(os.path.join(media, clip), "w").close()
        os.utime(os.path.join(media, "old.mp4"), (1, 1))
        with open(os.path.join(root, f"camera-{n}.conf"), "w") as f:
            f.write(media)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--days", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        make_cameras(root)
        load_settings(root, options.days)
        run_process()
        left = sum(len(os.listdir(d)) for d in camera_dirs())
        print("clips left:", left)


if __name__ == "__main__":
    main()
