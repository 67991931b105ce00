import multiprocessing
import pathlib
import tempfile


def run_phase(package, phase, workdir, results):
    log = pathlib.Path(workdir, f"{phase}.log")
    log.write_text(f">>> {package}: {phase}\n")
    results.put((phase, log.stat().st_size))


def enter_sandbox(root, category, package):
    workdir = pathlib.Path(
        root, "var", "tmp", "portage-build-environment", category,
        package + "-r1-with-python-targets-and-static-libraries", "temp",
    )
    workdir.mkdir(parents=True, exist_ok=True)
    tempfile.tempdir = str(workdir)
    return workdir


def build(category, package, root):
    workdir = enter_sandbox(root, category, package)
    results = multiprocessing.SimpleQueue()
    for phase in ("unpack", "compile", "install"):
        process = multiprocessing.Process(
            target=run_phase, args=(package, phase, str(workdir), results)
        )
        process.start()
        print(*results.get())
        process.join()


def main():
    root = pathlib.Path(tempfile.gettempdir(), "work")
    build("dev-python", "cryptography-46.0.1", root)


if __name__ == "__main__":
    main()
