"""The store: a project's values in a database, and back. The only SQL in the package."""

from qualcode.store.connection import shown
from qualcode.store.store import SUFFIX, About, Batch, Store

__all__ = ["SUFFIX", "About", "Batch", "Store", "shown"]
