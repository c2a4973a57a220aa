#!/bin/sh
# Runs the steps of the Containerfile on this Debian, without a container: its folders lie below one scratch folder, and what
# apt-get would install must be here already. Then one round of watch over copies of the demo tracks. try_container.sh [SCRATCH]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
scratch=${1:-$(mktemp -d)}
mkdir -p "$scratch/opt" "$scratch/music"

sed -n 's/^RUN //p' "$here/packaging/Containerfile" | grep -v apt-get | while read -r step; do
    step=$(printf '%s' "$step" | sed "s#/opt/genre-tagger#$scratch/opt/genre-tagger#g; s#/source#$here#g")
    echo "+ $step"
    sh -ec "$step"
done

cp "$here"/resources/demo/*.* "$scratch/music/"
cd "$scratch"
GENRE_TAGGER_HOME="$scratch/state" PATH="$scratch/opt/genre-tagger/bin:/usr/bin:/bin" \
    genre-tagger watch --once --settle 0 "$scratch/music"
du -sh "$scratch/opt/genre-tagger"
