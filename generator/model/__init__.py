"""Every field that a plan and the registers may hold, in the order of the page: start with `plan.py`."""
