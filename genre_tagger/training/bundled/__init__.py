"""How the shipped model is made: a public tagger says what it hears in endless mixtures, and a small network learns to
say the same."""
