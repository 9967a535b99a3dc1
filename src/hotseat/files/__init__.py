"""Reading files from anyone, and saying what is wrong with them."""
