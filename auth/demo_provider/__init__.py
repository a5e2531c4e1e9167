"""An OpenID provider with a few made-up people, so that everything can be tried without an account anywhere.

It asks no password: whoever reaches it is whoever they choose. It lives in the memory of one process and refuses to
start in production settings.
"""
