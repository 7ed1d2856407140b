#!/bin/sh
# Say in Markdown what a proposal changes for residents, after the mistakes that are in it.
#
#   changes.sh BASE > FILE     BASE is the version of git that the proposal is compared with
#
# 0 also where not everything can be compared, because the version before cannot be read: a proposal may mend that.
set -u

if ! findings=$(.venv/bin/plans check); then
  printf '## De controle vindt fouten\n\n%s\n\n' "$(printf '%s\n' "$findings" | sed 's/^/    /')"
fi
.venv/bin/plans diff "$1" --format markdown || [ $? = 2 ]
