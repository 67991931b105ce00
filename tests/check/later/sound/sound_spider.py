"""新闻爬虫：多进程抓取，主进程收结果后再等待进程结束。"""
import multiprocessing as mp

网址 = [f"http://127.0.0.1/news/{i}.html" for i in range(9)]


def 抓取(任务, 结果):
    for 链接 in iter(任务.get, None):
        编号 = int(链接.rsplit("/", 1)[1].split(".")[0])
        结果.put((链接, "正文" * (编号 + 1) * 5000))


def 去重(已有, 链接):
    新 = 链接 not in 已有
    已有.add(链接)
    return 新


def main(进程数=3):
    任务, 结果 = mp.Queue(), mp.Queue()
    爬虫 = [mp.Process(target=抓取, args=(任务, 结果)) for _ in range(进程数)]
    for p in 爬虫:
        p.start()
    for 链接 in 网址:
        任务.put(链接)
    for _ in 爬虫:
        任务.put(None)
    已有, 字数 = set(), 0
    for _ in 网址:
        链接, 正文 = 结果.get()
        if 去重(已有, 链接):
            字数 += len(正文)
    for p in 爬虫:
        p.join()
    print("抓取", len(已有), "篇，共", 字数, "字")


if __name__ == "__main__":
    main()
