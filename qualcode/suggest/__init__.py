"""Suggestions: which codes may fit a passage, and why. Never codings: a named coder accepts or rejects them."""
