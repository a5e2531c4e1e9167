"""A person's record in words: what every screen of it shares."""
