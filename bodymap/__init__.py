"""bodymap: paint where it hurts, see which lumbar and sacral nerve roots the picture fits, and why."""

__version__ = "0.1.0"
