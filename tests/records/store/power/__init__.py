"""Power cuts, simulated: what a program asked of the disk is noted, and every disk that could be left is opened again."""
