"""The four bundled demo tracks: composed here, rendered from nothing but arithmetic, free for any use (CC0)."""
