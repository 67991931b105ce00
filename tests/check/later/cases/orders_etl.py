"""Score the orders of each customer in parallel and store the score."""
import sqlite3
from multiprocessing import Pool


class OrderScorer:
    def __init__(self, path):
        self.path = path
        self.weights = {"book": 1.0, "toy": 1.5, "food": 0.4}
        self.db = sqlite3.connect(path)
        self.db.execute("create table orders (customer text, kind text, amount real)")
        self.db.execute("create table scores (customer text, score real)")

    def load(self, rows):
        with self.db:
            self.db.executemany("insert into orders values (?, ?, ?)", rows)

    def score(self, batch):
        customer, orders = batch
        return customer, sum(self.weights[kind] * amount for kind, amount in orders)

    def batches(self):
        names = [row[0] for row in self.db.execute("select distinct customer from orders order by 1")]
        for name in names:
            orders = self.db.execute("select kind, amount from orders where customer = ?", (name,))
            yield name, orders.fetchall()

    def run(self, processes=2):
        with Pool(processes) as pool:
            scored = pool.map(self.score, list(self.batches()))
        with self.db:
            self.db.executemany("insert into scores values (?, ?)", scored)
        return scored


if __name__ == "__main__":
    scorer = OrderScorer(":memory:")
    scorer.load([("ann", "book", 12.0), ("ann", "toy", 30.0), ("bob", "food", 8.5)])
    for customer, score in scorer.run():
        print(f"{customer}: {score:.2f}")
