"""What is handed on: figures and attempts as text, JSON and CSV."""
