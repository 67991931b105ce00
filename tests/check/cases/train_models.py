from multiprocessing import Process


def train(seed):
    weight = seed / 10
    for _ in range(200):
        weight -= 0.1 * 2 * weight
    print(f"model {seed}: {weight:.6f}", flush=True)


if __name__ == "__main__":
    jobs = []
    for seed in range(3):
        p = Process(target=train, args=(seed,))
        jobs.append(p)
        p.run()
    for p in jobs:
        p.join()
    print("all models trained")
