"""What the command does with MkDocs, folders and the terminal; `cli.py` parses its arguments."""
