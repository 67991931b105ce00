import argparse
from multiprocessing import Pool

DOMAIN_EXCLUDE_PREFIXES = [
    "components/test/",
    "net/http/transport_security_state_static.json",
]
FILES = [".pc/applied/net.cc", "net/url.cc", "components/test/data.cc", "ui/gl.cc"]


def compute_lists_proc(path):
    if any(path.startswith(prefix) for prefix in DOMAIN_EXCLUDE_PREFIXES):
        return None
    return path


def compute_lists(processes):
    with Pool(processes) as pool:
        return [path for path in pool.map(compute_lists_proc, FILES) if path]


def main(arg_list=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--domain-exclude-prefix", nargs="*", default=[".pc/"])
    args = parser.parse_args(arg_list)
    DOMAIN_EXCLUDE_PREFIXES.extend(args.domain_exclude_prefix)
    for path in compute_lists(2):
        print(path)


if __name__ == "__main__":
    main()
