"""二手房价格爬虫：多进程解析各区页面，统计均价。"""
from multiprocessing import Pool
import re

页面 = {
    "朝阳": "<li>85000元/平</li><li>91000元/平</li>",
    "海淀": "<li>99000元/平</li><li>102000元/平</li><li>97500元/平</li>",
    "丰台": "<li>62000元/平</li>",
    "通州": "<li>48000元/平</li><li>51000元/平</li>",
}

房源列表 = []
价格正则 = re.compile(r"(\d+)元/平")


def 解析(区):
    for 单价 in 价格正则.findall(页面[区]):
        房源列表.append({"区": 区, "单价": int(单价)})
    print(f"{区} 解析完毕", flush=True)


def 最贵():
    return max(房源列表, key=lambda x: x["单价"])


def main():
    with Pool(2) as 池:
        池.map(解析, 页面)
    print("共抓到", len(房源列表), "套房源")
    套 = 最贵()
    print("最贵：", 套["区"], 套["单价"])


if __name__ == "__main__":
    main()
