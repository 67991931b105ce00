"""What a process is, and how to start, wait for and stop one."""
