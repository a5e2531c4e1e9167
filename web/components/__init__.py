"""Parts without a state of their own."""
