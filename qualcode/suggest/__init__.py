"""Suggestions: which codes may fit a passage, how well, and why. Never codings: a named coder accepts or rejects them."""
