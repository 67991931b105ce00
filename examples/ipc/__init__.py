"""How processes pass data to one another: queues, pipes, memory, sockets, servers."""
