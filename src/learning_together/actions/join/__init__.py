"""`lt join`: brings two states of a review together.

`other` reads what came from elsewhere, `keys` compares who stands behind the codes, `preview` and
`carry_out` are the two steps of every way in, `unfinished` takes up what git left, `cards` decides
what nobody but people can.
"""
