"""What a run learns from, as labelled tracks: folders, FMA, GTZAN, the corpus, corrections; split by artist."""
