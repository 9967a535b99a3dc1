"""Text as the scorer reads it: folded, in sentences and words, with offsets."""
