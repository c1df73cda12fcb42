"""Watches what a child process asks of the kernel, notes it, and lets single calls fail (Linux on x86-64 only)."""
