"""Forms that go out in Word and come back: made from the models, read field by field.

`layouts` says of which records a form of a kind is made; `form` makes it of a review as its reader
may read it; `face` is how a value stands on paper; `tags` are what each place is known by;
`reading` reads what came back, and `compare` holds it against the folder.
"""
