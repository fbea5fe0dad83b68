"""`lt import`: brings an agency's chronology into the timeline, and takes it back."""
