"""What a person may set: the keys, and a few habits of the app."""
