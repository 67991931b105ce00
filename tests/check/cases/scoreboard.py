from multiprocessing import Manager, Process


def play(board, player, points):
    for point in points:
        board[player]["rounds"].append(point)
        board[player]["score"] += point


def main():
    with Manager() as manager:
        board = manager.dict()
        for player in ("ann", "bob"):
            board[player] = {"score": 0, "rounds": []}
        games = [
            Process(target=play, args=(board, "ann", [3, 5])),
            Process(target=play, args=(board, "bob", [4, 1])),
        ]
        for game in games:
            game.start()
        for game in games:
            game.join()
        for player, result in board.items():
            print(player, result)


if __name__ == "__main__":
    main()
