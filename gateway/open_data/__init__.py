"""Our own clinics' free slots as open data, after SMART Scheduling Links: whoever reads them leads people here to book.

https://github.com/smart-on-fhir/smart-scheduling-links. Nothing personal is in them, and nobody has to sign in.
"""
