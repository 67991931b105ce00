import json
import multiprocessing
import os
import tempfile
import time

SETTINGS = {
    "media_path": "/var/lib/motioneye-demo",
    "preserve_days": 30,
    "extensions": [".mp4", ".jpg"],
}


def load_settings(path):
    with open(path) as handle:
        SETTINGS.update(json.load(handle))


def list_expired(root):
    deadline = time.time() - SETTINGS["preserve_days"] * 86400
    for folder, _, names in os.walk(root):
        for name in names:
            full = os.path.join(folder, name)
            if os.path.splitext(name)[1] in SETTINGS["extensions"]:
                if os.path.getmtime(full) < deadline:
                    yield full


def do_cleanup():
    for path in list_expired(SETTINGS["media_path"]):
        os.remove(path)


def run_cleanup():
    process = multiprocessing.Process(target=do_cleanup, name="cleanup")
    process.start()
    process.join(2)
    return process.exitcode


def make_media(root):
    for day in (1, 5, 12):
        path = os.path.join(root, f"{day:02d}-10-00.mp4")
        with open(path, "w") as handle:
            handle.write("frame")
        stamp = time.time() - day * 86400
        os.utime(path, (stamp, stamp))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        media = os.path.join(home, "media")
        os.mkdir(media)
        make_media(media)
        conf = os.path.join(home, "motioneye.json")
        with open(conf, "w") as handle:
            json.dump({"media_path": media, "preserve_days": 3}, handle)
        load_settings(conf)
        print("cleanup exit code", run_cleanup())
        print("left:", sorted(os.listdir(media)))
