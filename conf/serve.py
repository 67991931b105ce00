"""Show _site on a local port; build it again, and reload the page, at each change."""

import sys

from livereload import Server, shell

server = Server()
for folder in ("docs/", "examples/", "conf/"):
    server.watch(folder, shell([sys.executable, "conf/tasks.py", "site"]))
server.serve(root="_site", port=int(sys.argv[1]) if sys.argv[1:] else 8000)
