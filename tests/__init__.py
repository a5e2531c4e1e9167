"""Tests mirror the tree; `services/` starts the real servers they need."""
