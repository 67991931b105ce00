"""人声分离 WebUI 后台：推理放在单独的进程里。"""
import multiprocessing
import time

日志锁 = multiprocessing.Lock()
模型 = ["big_beta5e", "dereverb_mel_band", "karaoke_aufr33"]


def 写日志(内容):
    with 日志锁:
        print("[webui]", 内容, flush=True)


def 推理(模型名, 输入, 输出):
    time.sleep(0.05)
    输出.put((模型名, f"{输入}_{模型名}.wav"))


def 运行预设(输入):
    输出 = multiprocessing.Queue()
    当前 = 输入
    for 名 in 模型:
        p = multiprocessing.Process(target=推理, args=(名, 当前, 输出))
        p.start()
        _, 当前 = 输出.get()
        p.join()
        写日志(f"{名} 完成")
    return 当前


def main():
    multiprocessing.set_start_method("spawn")
    写日志("服务启动")
    写日志("输出文件：" + 运行预设("歌曲01"))


if __name__ == "__main__":
    main()
