"""The store: a project's values in a database, and back. The only SQL in the package."""

from qualcode.store.connection import shown
from qualcode.store.journal import undone
from qualcode.store.merging import Merge
from qualcode.store.purging import Purge
from qualcode.store.rows import Entry
from qualcode.store.store import SUFFIX, Store

__all__ = ["SUFFIX", "Entry", "Merge", "Purge", "Store", "shown", "undone"]
