"""Clinic systems that speak a standard: a folder each, which offers `connect`."""
