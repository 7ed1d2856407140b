#!/bin/sh
# Put what changes for residents under a pull request, in the one comment that is there for it.
#
#   comment.sh FILE    FILE is Markdown that the proposal made: text, never a command
#
# GH_TOKEN, GITHUB_REPOSITORY, HEAD_OWNER, HEAD_BRANCH and HEAD_SHA come from the workflow.
set -eu

mark='<!-- wijzigingen voor bewoners -->'
most=60000 # characters; GitHub takes 65,536

number=$(gh api --method GET "repos/$GITHUB_REPOSITORY/pulls" -f state=open -f "head=$HEAD_OWNER:$HEAD_BRANCH" \
  --jq "[.[] | select(.head.sha == \"$HEAD_SHA\")][0].number // empty")
[ -n "$number" ] || { echo "No open pull request with this commit." && exit 0; }

{
  echo "$mark"
  if [ -s "$1" ]; then
    head -c "$most" "$1" | sed 's/@/\&#64;/g' # nobody is called by a proposal
    [ "$(wc -c < "$1")" -le "$most" ] || printf '\n\n… De lijst is ingekort; alles staat in het verslag van de controle.\n'
  else
    echo "De wijzigingen konden niet worden vergeleken. Kijk in het verslag van de controle waarom."
  fi
} > body.md

comment=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$number/comments" \
  --jq ".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$mark\"))) | .id" | head -n 1)
if [ -n "$comment" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$comment" -F body=@body.md > /dev/null
else
  gh api --method POST "repos/$GITHUB_REPOSITORY/issues/$number/comments" -F body=@body.md > /dev/null
fi
