"""Checks of people and conversations: who is asked, by whom, under which limits."""
