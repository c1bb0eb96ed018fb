"""Formats: bytes on one side, values on the other. Each lossy step returns the value and notes of what was lost."""
