"""Signing in through ESIA («Госуслуги»): OAuth 2.0 in a dialect of its own, in which every request of ours is signed.

Endpoints and signed strings as in the methodical recommendations for ESIA, versions 2 and 3 of its code flow.
"""
