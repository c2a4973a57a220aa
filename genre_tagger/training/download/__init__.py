"""FMA from the web: downloads that go on where they stopped, archives unpacked as needed."""
