"""Benchmarks that print what the program costs; each runs as `python -m eval.bench.NAME`."""
