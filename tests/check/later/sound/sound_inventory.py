"""仓库盘点：各仓库一个进程，写共享的嵌套表。"""
from multiprocessing import Manager, Process

仓库 = {"上海": ["手机", "耳机"], "广州": ["手机", "键盘", "鼠标"], "成都": ["耳机"]}


def 盘点(城市, 商品, 库存, 锁):
    for 名 in 商品:
        数量 = len(城市) * 10 + len(名) + 商品.index(名)
        with 锁:
            明细 = 库存.get(城市, {})
            明细[名] = 数量
            库存[城市] = 明细


def 打印(库存):
    for 城市 in sorted(库存):
        print(城市, "、".join(f"{k}×{v}" for k, v in sorted(库存[城市].items())))


if __name__ == "__main__":
    with Manager() as 管理器:
        库存 = 管理器.dict()
        锁 = 管理器.Lock()
        进程们 = [Process(target=盘点, args=(c, g, 库存, 锁)) for c, g in 仓库.items()]
        for p in 进程们:
            p.start()
        for p in 进程们:
            p.join()
        打印(库存.copy())
