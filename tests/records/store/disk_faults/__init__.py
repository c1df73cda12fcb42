"""Every call to the disk fails in turn, in every way it can, while something is written."""
