"""What proves the speed: `python -m benchmarks stroke` or `coverage`, each with its error beside its time."""
