#!/bin/sh
# Put a built site on the branch that GitHub Pages shows, or take one away.
#
#   pages.sh FOLDER SITE   SITE becomes FOLDER of the branch; `.` is the site itself, which keeps the proposals
#   pages.sh FOLDER        FOLDER goes
#
# The branch keeps one commit: nobody needs the history of what was built.
set -eu

folder=$1
site=${2:-}
branch=gh-pages
kept=voorstel

case $folder in
. | "$kept"/[0-9]*) ;;
*) echo "No folder to publish in: $folder" >&2 && exit 2 ;;
esac

git config user.name "github-actions[bot]"
git config user.email "github-actions[bot]@users.noreply.github.com"

if git fetch --depth=1 origin "$branch" 2>/dev/null; then
  git worktree add --force ../pages FETCH_HEAD
else
  git worktree add --force --detach ../pages
  git -C ../pages rm -rq .
fi

if [ "$folder" = . ]; then
  find ../pages -mindepth 1 -maxdepth 1 ! -name .git ! -name "$kept" -exec rm -rf {} +
else
  rm -rf "../pages/${folder:?}"
fi
if [ -n "$site" ]; then
  mkdir -p "../pages/$folder"
  cp -R "$site/." "../pages/$folder/"
fi

cd ../pages
touch .nojekyll
git checkout --orphan published
git add --all
git commit --quiet --allow-empty --message "Site"
git push --force origin "HEAD:$branch"
