"""Qualcode: code interview transcripts, check agreement, and export what was found.

One sentence explains the program: a coding is a span of a transcript, a code and a coder;
everything else is a function of a set of codings.

Importing this package loads neither spaCy nor scikit-learn nor streamlit.
"""

__version__ = "0.1.0"
