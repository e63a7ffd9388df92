"""Values come in: one module for each way, over a few that all ways share.

`once` runs a request in one transaction and answers a repeated one again; `readings` makes moments
of what was sent and finds rows that cannot be taken; `scalars` writes and settles conflicts.
"""
