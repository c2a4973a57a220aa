"""How the shipped model is made: a public tagger labels endless mixtures, and a small network learns to
say the same."""
