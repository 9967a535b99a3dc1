"""The pattern language: parse, compile, find."""
