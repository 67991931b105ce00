from multiprocessing import Pool

visited = set()
LINKS = {"/": ["/a", "/b"], "/a": ["/b"], "/b": []}


def crawl(page):
    visited.add(page)
    return LINKS[page]


def main():
    with Pool(2) as pool:
        for links in pool.map(crawl, LINKS):
            print(len(links), "links")
    print("visited", len(visited), "pages of", len(LINKS))


if __name__ == "__main__":
    main()
