"""Tests of reading, planning, writing and undoing tags."""
