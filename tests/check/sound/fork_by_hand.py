import os
import sys


def parent_of(work, *args):
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        os.write(writer, work(*args).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answers:
        answer = answers.read()
    _, status = os.waitpid(pid, 0)
    return answer, os.waitstatus_to_exitcode(status)


def work(name):
    return f"hello {name}"


answer, code = parent_of(work, "child")
print(answer, code)
sys.exit(code)
