"""Random actions on the real window: hands of every kind, keys, menus, buttons, files, sizes; nothing may break.

    python -m benchmarks.random_actions [--count 100000] [--seed 1] [--piece 2000]

Every piece has a seed of its own and a window of its own. After a piece that fails, actions are left out as long as it
still fails, and the shortest list that was found is printed: it can be given back with `--list`. What counts as failing:
an exception anywhere, a warning of Qt, a broken invariant (checks.py). At the end: how many actions, how much memory
grew from the second piece to the last, and how many references to None went.
"""
