"""What qualcode takes, each figure beside a bare floor of the same run: ``python -m bench``."""
