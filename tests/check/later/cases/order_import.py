"""订单导入：读取进程解析 CSV 行，入库进程写 SQLite。"""
import multiprocessing as mp
import os
import sqlite3
import tempfile
import time

行 = [f"SO2024{i:04d},{i * 10 + 5}" for i in range(12)]


def 读取(q):
    for 一行 in 行:
        单号, 金额 = 一行.split(",")
        q.put((单号, int(金额)))


def 入库(q, 库):
    连接 = sqlite3.connect(库)
    while True:
        单号, 金额 = q.get()
        time.sleep(0.1)
        连接.execute("insert into 订单 values (?, ?)", (单号, 金额))
        连接.commit()


def 主程序(库):
    连接 = sqlite3.connect(库)
    连接.execute("create table 订单 (单号 text, 金额 int)")
    连接.commit()
    q = mp.Queue()
    读 = mp.Process(target=读取, args=(q,), name="读取")
    写 = mp.Process(target=入库, args=(q, 库), name="入库")
    读.start()
    写.start()
    读.join()
    写.terminate()
    写.join()
    数 = 连接.execute("select count(*) from 订单").fetchone()[0]
    if 数 != len(行):
        raise RuntimeError(f"对账失败：应入库 {len(行)} 条，实际 {数} 条")
    print("导入完成", 数)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as 目录:
        主程序(os.path.join(目录, "订单.db"))
