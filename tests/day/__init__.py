"""Whole days with the program: what it leaves behind, and that everything is still there in the evening."""
