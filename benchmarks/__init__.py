"""What is fast is measured here, each number beside its limit: `python -m benchmarks`."""
