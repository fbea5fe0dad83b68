"""Comments and tracked changes in a draft that a reader sent back as a Word file.

`in_review` takes a file's bytes and the review, and gives what the reader said, each at the record
and field where it stands. The others know no review: they run in a process apart, too.
"""
