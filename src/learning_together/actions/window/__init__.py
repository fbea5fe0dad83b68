"""What the pages of a window show and what their forms do, as plain data.

Takes a review that is kept at hand; a page is made of nothing else. All that is written goes
through the actions that commands use.
"""
