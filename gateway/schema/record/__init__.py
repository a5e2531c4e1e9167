"""A patient's record: what its sources tell, each item with its source and its age."""
