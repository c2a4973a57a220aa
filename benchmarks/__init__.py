"""Measurements, run by hand: `python -m benchmarks.throughput`. Never part of the tests, never a timed test."""
