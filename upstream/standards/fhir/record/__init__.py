"""A patient's record at a FHIR R4 server: who they are there, what it tells of them, and the content of documents.

`elements` reads FHIR's data types, `known` names people and places, one file a kind of entry maps it; all of these are
pure and take any JSON. `gather` asks the server, `source` is the RecordSource.
"""
