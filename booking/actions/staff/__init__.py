"""Who works at a clinic's desk."""
