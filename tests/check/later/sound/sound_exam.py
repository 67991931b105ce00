"""阅卷：进程池批改，坏数据走错误回调并记录。"""
import logging
from multiprocessing import Lock, Pool, Value

答案 = "ABCDABCD"
答卷 = {"张三": "ABCDABCD", "李四": "ABCAABCA", "王五": "", "赵六": "DCBADCBA"}
成绩, 作废 = {}, []


def 初始化(计数器, 日志锁):
    global 已改, 锁
    已改, 锁 = 计数器, 日志锁
    logging.basicConfig(level=logging.INFO, format="%(message)s")


def 批改(姓名, 选项):
    with 已改.get_lock():
        已改.value += 1
    if not 选项:
        raise ValueError(f"{姓名} 白卷")
    return 姓名, sum(a == b for a, b in zip(选项, 答案)) * 100 // len(答案)


def main():
    已改数 = Value("i", 0)
    with Pool(2, initializer=初始化, initargs=(已改数, Lock())) as 池:
        for 姓名, 选项 in 答卷.items():
            池.apply_async(
                批改, (姓名, 选项),
                callback=lambda r: 成绩.__setitem__(*r),
                error_callback=lambda e: 作废.append(str(e)),
            )
        池.close()
        池.join()
    print("已改", 已改数.value, "份")
    for 姓名 in sorted(成绩):
        print(姓名, 成绩[姓名])
    print("作废：", 作废)


if __name__ == "__main__":
    main()
