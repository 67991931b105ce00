from multiprocessing import Pool


class ApiError(Exception):
    def __init__(self, code, message):
        super().__init__(f"{code}: {message}")
        self.code = code


def get_linode(number):
    if number == 3:
        raise ApiError(404, "not found")
    return {"id": number, "label": f"linode{number}"}


def main():
    with Pool(2) as pool:
        try:
            for linode in pool.map(get_linode, range(5)):
                print(linode["label"])
        except ApiError as error:
            print("failed:", error)


if __name__ == "__main__":
    main()
