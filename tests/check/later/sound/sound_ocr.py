"""发票识别：超时的识别进程强制结束，其余照常出结果。"""
import multiprocessing as mp
import time

发票 = {"A001": 0.05, "A002": 60, "A003": 0.05}


def 识别(编号, 耗时, 管道):
    time.sleep(耗时)
    管道.send({"编号": 编号, "金额": len(编号) * 128})
    管道.close()


def 限时识别(编号, 耗时, 限时=1.0):
    收, 发 = mp.Pipe(duplex=False)
    p = mp.Process(target=识别, args=(编号, 耗时, 发))
    p.start()
    发.close()
    try:
        if 收.poll(限时):
            return 收.recv()
        p.terminate()
        return None
    finally:
        收.close()
        p.join()


def main():
    for 编号, 耗时 in 发票.items():
        结果 = 限时识别(编号, 耗时)
        if 结果 is None:
            print(编号, "识别超时，转人工")
        else:
            print(编号, "金额", 结果["金额"])


if __name__ == "__main__":
    main()
