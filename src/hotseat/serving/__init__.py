"""The app in a browser: an address, who may use it, and a process for each tab."""
