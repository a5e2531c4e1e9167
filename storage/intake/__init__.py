"""Bringing the tables to what a clinic system reports, inside the caller's transaction; equal rows are not written."""
