"""What a finished run is worth: its predictions scored, compared, reported, exported and installed as a model."""
