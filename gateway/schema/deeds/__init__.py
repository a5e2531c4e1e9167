"""What the mutations about people take and answer, one file an area."""
