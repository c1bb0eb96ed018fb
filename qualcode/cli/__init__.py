"""The command line: one command a module; arguments, help and exit codes, and nothing else.

What a command found goes to stdout (as JSON with ``--json``), what is worth saying about it to stderr.
Exit code 0: done; 1: refused, with a message; 2: used in a wrong way.
"""
