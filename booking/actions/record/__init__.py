"""A patient's record: brought up to date when somebody who may see it looks, and its documents opened."""
