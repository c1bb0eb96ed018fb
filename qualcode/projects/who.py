"""Who is there: the account on this computer, and where a team's server says how one signs in."""

import getpass

PASSWORDS = "QUALCODE_PASSWORDS"
"""The variable that names the password file of a team's server; where it is set, a name must be proven."""
SIGN_IN = "QUALCODE_SIGN_IN"
"""The variable that names the file which says that the organisation's own sign-in is used."""


def account() -> str:
    """Return the name of the account on this computer; empty where there is none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no account has this number; on Windows no variable says
        return ""
