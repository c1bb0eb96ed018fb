"""The use cases: each reads, calls pure functions, and writes; about ten lines a use case."""
