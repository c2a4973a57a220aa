"""The music library, without Qt: find files, judge them in worker processes, remember the verdicts."""
