import os
import tempfile
from multiprocessing import Pool


def write_model(folder, name, layers):
    thickness = 100 / layers
    with open(os.path.join(folder, name), "w") as file:
        file.write(f"{layers} layers of {thickness}\n")


def main():
    models = {"dune.dat": 4, "delta.dat": 0, "valley.dat": 2}
    with tempfile.TemporaryDirectory() as folder:
        pool = Pool(2)
        for name, layers in models.items():
            pool.apply_async(write_model, (folder, name, layers))
        pool.close()
        pool.join()
        print("wrote", sorted(os.listdir(folder)))


if __name__ == "__main__":
    main()
