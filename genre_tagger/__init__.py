"""Genre Tagger: listens to music and puts a genre into its tags, safely."""
