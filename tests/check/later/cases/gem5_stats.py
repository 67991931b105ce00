"""批量提取仿真 stats.txt，每个测试点一个进程。"""
import multiprocessing as mp
import time

测试点 = {
    "mcf": "system.cpu.ipc 0.71\nsystem.cpu.numCycles 1000200\n",
    "gcc": "system.cpu.ipc 1.38\nsystem.cpu.numCycles 880411\n",
    "lbm": "system.cpu.ipc 1.92\nsystem.cpu.numCycles 640077\n",
}


def 提取(名称, 文本, 汇总):
    统计 = {}
    for 行 in 文本.splitlines():
        键, 值 = 行.split()
        统计[键.rsplit(".", 1)[-1]] = float(值)
    time.sleep(0.4)
    汇总[名称] = 统计


def 启动所有(作业):
    for p in 作业:
        p.start()


def 打印表(汇总):
    for 名称 in sorted(汇总):
        print(f"{名称:<6}{汇总[名称]['ipc']:>8.2f}")


def main():
    with mp.Manager() as 管理器:
        汇总 = 管理器.dict()
        作业 = [mp.Process(target=提取, args=(n, t, 汇总), name=n) for n, t in 测试点.items()]
        启动所有(作业)
    for p in 作业:
        p.join()
    失败 = [p.name for p in 作业 if p.exitcode]
    print("失败的测试点：", 失败)
    if not 失败:
        打印表(汇总)


if __name__ == "__main__":
    main()
