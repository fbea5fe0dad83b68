"""Forms of old Office, whose texts stand unpacked in streams of a compound file."""
