"""The Live tab: sound as it comes in, seen and classified."""
