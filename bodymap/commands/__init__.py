"""Commands that stand apart from the rest of the command line, a file each."""
