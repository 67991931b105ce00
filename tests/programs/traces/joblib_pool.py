"""Run tasks in the processes of joblib."""

from joblib import Parallel, delayed

if __name__ == "__main__":
    assert Parallel(n_jobs=2)(delayed(abs)(number) for number in range(4)) == [
        *range(4)
    ]
