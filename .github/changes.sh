#!/bin/sh
# Say in Markdown what a proposal changes for residents, after the mistakes that are in it.
#
#   changes.sh BASE > FILE     BASE is the version of git that the proposal is compared with
#
# 0 also where not everything can be compared, because the version before cannot be read: a proposal may mend that.
# Where nothing was installed it says nothing at all, and never that there are mistakes.
set -u

[ -x .venv/bin/plans ] || exit 1

# The report has an empty line between its findings: advice is left out, and so is what nobody reads to the end.
only_mistakes() {
    awk 'BEGIN { RS = ""; ORS = "\n\n" }
         /^(advies|advice)\[/ { next }
         /^(fout|error)\[/ && ++found > 30 { next }
         { print }'
}

if ! findings=$(.venv/bin/plans check) && [ -n "$findings" ]; then
    printf '## De controle vindt fouten\n\n%s\n\n' "$(printf '%s\n' "$findings" | only_mistakes | sed 's/^/    /')"
fi
.venv/bin/plans diff "$1" --format markdown || [ $? = 2 ]
