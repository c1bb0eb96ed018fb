"""Figures of a project's results as files."""

from pathlib import Path

from qualcode.formats.figures import Figure, figure_ending, write_figure
from qualcode.projects.files import check_folder, write_file


def check_figure(path: Path) -> None:
    """Make sure, before long work, that a figure can be written to a file.

    Raises:
        FormatError: if its name ends otherwise than in .svg, .png or .pdf.
        FileAccessError: if its folder does not exist.
    """
    figure_ending(path.name)
    check_folder(path)


def export_figure(figure: Figure, path: Path) -> None:
    """Write a figure to a file whose ending says how: .svg, .png or .pdf.

    Raises:
        FormatError: for another ending.
        FileAccessError: if it cannot be written.
    """
    write_file(path, write_figure(figure, figure_ending(path.name)))
