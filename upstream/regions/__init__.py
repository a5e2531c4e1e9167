"""One folder a region whose clinics speak a language of their own; the folder's name is the clinic system's name."""
