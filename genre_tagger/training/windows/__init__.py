"""Mel windows of every clip, extracted once by worker processes and kept in one cache."""
