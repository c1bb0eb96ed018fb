"""RTF documents: reading them."""
