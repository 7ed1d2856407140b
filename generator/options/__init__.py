"""What stands in `mkdocs.yml`, word by word with its place, and what is wrong with it.

The file is MkDocs's, so all that MkDocs takes is good: tags (`!ENV`) and anchors too, which no plan may have. What it
would refuse in English, or pass over in silence, is told as mistakes in plans are.
"""

from generator.options.mistakes import wrong_options
from generator.options.reading import below, is_blank, read_options

__all__ = ["below", "is_blank", "read_options", "wrong_options"]
