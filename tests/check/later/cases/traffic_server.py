"""车流量统计服务：每个摄像头一个检测进程。"""
import multiprocessing
import threading
import time


class 车流服务:
    def __init__(self, 摄像头列表):
        self.摄像头列表 = 摄像头列表
        self.在线 = {}
        self.锁 = threading.Lock()
        self.结果 = multiprocessing.Queue()
        self.进程 = []

    def 登记(self, 编号):
        with self.锁:
            self.在线[编号] = time.time()

    def 检测(self, 编号):
        车辆 = 0
        for 帧 in range(5):
            车辆 += (编号 * 7 + 帧 * 3) % 4
            time.sleep(0.01)
        self.结果.put((编号, 车辆))

    def 启动(self):
        for 编号 in self.摄像头列表:
            self.登记(编号)
            p = multiprocessing.Process(target=self.检测, args=(编号,))
            p.start()
            self.进程.append(p)

    def 汇总(self):
        表 = dict(self.结果.get() for _ in self.进程)
        for p in self.进程:
            p.join()
        return 表


if __name__ == "__main__":
    服务 = 车流服务([1, 2, 3])
    服务.启动()
    for 编号, 数量 in sorted(服务.汇总().items()):
        print(f"摄像头 {编号}: {数量} 辆")
