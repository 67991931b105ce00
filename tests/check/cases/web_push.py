import sqlite3
from multiprocessing import Pool


class Pusher:
    def __init__(self, db_name=":memory:"):
        self.db = sqlite3.connect(db_name)
        self.db.execute("CREATE TABLE subscriptions (session TEXT, endpoint TEXT)")

    def subscribe(self, session, endpoint):
        self.db.execute("INSERT INTO subscriptions VALUES (?, ?)", (session, endpoint))
        self.db.commit()

    def send(self, endpoint):
        return f"201 Created {endpoint}"

    def notify_all(self):
        rows = self.db.execute("SELECT endpoint FROM subscriptions").fetchall()
        with Pool(2) as pool:
            return pool.map(self.send, [endpoint for (endpoint,) in rows])


if __name__ == "__main__":
    pusher = Pusher()
    for number in range(4):
        pusher.subscribe(f"user{number}", f"https://push.example/{number}")
    for answer in pusher.notify_all():
        print(answer)
