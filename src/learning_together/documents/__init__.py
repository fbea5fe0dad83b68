"""A view or a document to bytes: templates, Markdown, Word, HTML, pictures.

Does not know what a review is.
"""
