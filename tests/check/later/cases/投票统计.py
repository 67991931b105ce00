"""年会投票：四个入口同时计票。"""
import multiprocessing as mp

入口 = ["东门", "西门", "南门", "线上"]
每个入口票数 = 30000


def 计票(名称, 起跑, 总票数, 有效):
    起跑.wait()
    for 序号 in range(每个入口票数):
        总票数.value += 1
        if 序号 % 10:
            有效[入口.index(名称)] += 1


def 公布(总票数, 有效):
    应有 = 每个入口票数 * len(入口)
    print("有效票：", dict(zip(入口, 有效[:])))
    assert 总票数.value == 应有, f"票数对不上，应为 {应有}"
    print("总票数：", 总票数.value)


def main():
    总票数 = mp.Value("i", 0)
    有效 = mp.Array("i", len(入口))
    起跑 = mp.Barrier(len(入口))
    进程 = [mp.Process(target=计票, args=(名, 起跑, 总票数, 有效), name=名) for 名 in 入口]
    for p in 进程:
        p.start()
    for p in 进程:
        p.join()
    公布(总票数, 有效)


if __name__ == "__main__":
    main()
