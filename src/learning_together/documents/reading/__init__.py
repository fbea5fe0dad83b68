"""The reading page: a document for desk and phone in one file, which its reader filters.

Takes a Document whose `reading` says what is to be filtered; knows no review.
"""
