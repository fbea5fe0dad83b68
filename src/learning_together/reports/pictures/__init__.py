"""Pictures of a review: what each shows, for whom, in words and plain data; `documents` draws."""
