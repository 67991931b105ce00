"""Ask the service of the page once."""

import socket

with socket.socket(socket.AF_UNIX) as conn:
    conn.connect("app.sock")
    conn.sendall(b'{"n": 97}\n')
    print(conn.makefile().readline(), end="")
