"""代理 IP 池：多进程检测可用代理，记到共享字典。"""
from multiprocessing import Manager, Process

代理来源 = {
    "快代理": ["113.20.31.9:8080", "60.211.218.78:53281"],
    "西刺": ["121.31.100.5:8123", "27.40.112.2:9999", "183.15.121.7:3128"],
}


def 检测(地址):
    ip, 端口 = 地址.split(":")
    return sum(map(int, ip.split("."))) % 3 != 0, int(端口) % 500


def 检测进程(来源, 地址们, 代理池):
    for 地址 in 地址们:
        可用, 延迟 = 检测(地址)
        代理池[来源][地址] = {"可用": 可用, "延迟": 延迟}
    print(f"{来源}: 检测 {len(地址们)} 个", flush=True)


def 最快代理(代理池):
    候选 = []
    for 来源 in 代理来源:
        for 地址 in 代理来源[来源]:
            信息 = 代理池[来源][地址]
            if 信息["可用"]:
                候选.append((信息["延迟"], 地址))
    return min(候选)


if __name__ == "__main__":
    with Manager() as 管理器:
        代理池 = 管理器.dict()
        for 来源 in 代理来源:
            代理池[来源] = {}
        进程们 = [Process(target=检测进程, args=(s, a, 代理池)) for s, a in 代理来源.items()]
        for p in 进程们:
            p.start()
        for p in 进程们:
            p.join()
        print("最快：", 最快代理(代理池))
