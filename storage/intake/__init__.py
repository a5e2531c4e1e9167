"""Bringing the tables to what a clinic system reports. Every function runs inside a transaction and leaves equal rows unwritten."""
