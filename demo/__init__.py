"""A made-up region, generated from a seed and loaded through the same door as a real clinic system's report."""
