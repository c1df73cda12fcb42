"""A library of every format that was ever released, made by `write` when that format was the newest, with its test keys.

python -m tests.records.store.golden FOLDER     writes one of today's format; never over one that is there
"""
