"""One module a report or a screen: a review as its reader may read it, to a frozen view.

A view holds plain words in the order in which they are printed; templates only place them.
"""
