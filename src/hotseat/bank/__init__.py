"""What is asked: packs of questions, found, checked and loaded."""
