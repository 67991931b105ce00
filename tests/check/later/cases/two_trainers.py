import multiprocessing


def fit(queue, fold):
    queue.put((fold, fold * 0.1))


class Trainer:
    def __init__(self, fold):
        multiprocessing.set_start_method("spawn")
        self.fold = fold
        self.queue = multiprocessing.Queue()

    def train(self):
        process = multiprocessing.Process(target=fit, args=(self.queue, self.fold))
        process.start()
        result = self.queue.get()
        process.join()
        return result


def cross_validate(folds):
    return [Trainer(fold).train() for fold in range(folds)]


if __name__ == "__main__":
    print(cross_validate(2))
