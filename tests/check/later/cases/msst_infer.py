"""音频推理任务：主进程派发，子进程处理并写日志。"""
import logging
import multiprocessing as mp
import sys

日志 = logging.getLogger("推理")


def 初始化日志():
    处理器 = logging.StreamHandler(sys.stdout)
    处理器.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
    日志.addHandler(处理器)
    日志.setLevel(logging.INFO)


def 分离人声(文件, 步数):
    日志.info("开始处理 %s", 文件)
    能量 = 0.0
    for 步 in range(步数):
        能量 += (步 * 37 % 11) / 11
    日志.info("%s 处理结束，能量 %.3f", 文件, 能量)


def 派发(文件列表):
    for 序号, 文件 in enumerate(文件列表):
        p = mp.Process(target=分离人声, args=(文件, 100 + 序号))
        p.start()
        p.join()
        日志.info("进程退出码 %s", p.exitcode)


if __name__ == "__main__":
    初始化日志()
    日志.info("共 2 个文件")
    派发(["七里香.wav", "晴天.wav"])
    日志.info("全部完成")
