"""What is kept: drafts and attempts."""
