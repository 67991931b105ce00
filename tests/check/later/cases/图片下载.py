"""批量下载漫画图片：一个生产者，若干下载进程。"""
import multiprocessing as mp
import time

章节 = {"第1话": 4, "第2话": 3, "第3话": 5}


def 下载进程(编号, 任务队列, 完成数):
    while True:
        任务 = 任务队列.get()
        if 任务 is None:
            break
        话, 页 = 任务
        time.sleep(0.02)
        with 完成数.get_lock():
            完成数.value += 1
        print(f"[下载{编号}] {话} 第{页}页 完成", flush=True)
    print(f"[下载{编号}] 没有任务了，退出", flush=True)


def 主函数():
    任务队列 = mp.Queue()
    完成数 = mp.Value("i", 0)
    工人 = [mp.Process(target=下载进程, args=(i, 任务队列, 完成数)) for i in range(3)]
    for w in 工人:
        w.start()
    for 话, 页数 in 章节.items():
        for 页 in range(1, 页数 + 1):
            任务队列.put((话, 页))
    任务队列.put(None)
    for w in 工人:
        w.join()
    print("全部下载完成，共", 完成数.value, "张")


if __name__ == "__main__":
    主函数()
