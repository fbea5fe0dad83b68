"""The window: a review in the browser of the one who opened it, on this computer alone.

A front end as `cli` is, over the same actions. `serve` opens it and ends it, `door` says who gets
in, `app` puts the pages together; each other module has the pages of one subject. What a page shows
is plain data that an action gives; how it looks stands in `templates/web/`.
"""
