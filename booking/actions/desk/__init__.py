"""What an operator does at a clinic's desk, or on its telephone."""
