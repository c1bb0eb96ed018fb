"""The viewer: ``streamlit run app.py -- PROJECT``. Navigation only; the pages are in ``qualcode/ui``."""

from qualcode.ui.navigation import run

run()
