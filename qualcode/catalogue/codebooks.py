"""Words for what becomes of codes in a project."""

WORDS: dict[str, tuple[str, str]] = {
    "note.retired code": (
        "{place}: code '{code}' is uit gebruik; de codering is wel overgenomen.",
        "{place}: code '{code}' is retired; the coding is taken over all the same.",
    ),
}
