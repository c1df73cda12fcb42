"""The sheet of many drawings: read beside the window, a map by group, two groups compared, and what was left out."""
