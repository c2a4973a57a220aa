#!/bin/sh
# Start the program for `make run`: run.sh PYTHON [FOLDER]. With a screen the window, which offers the demo tracks when no
# folder is named; without one the command line, which classifies the folder or the demo tracks.
python=$1
folder=$2

case "$folder" in
    "~" | "~/"*) folder="$HOME${folder#?}" ;;
    "" | /*) ;;
    *) folder="$PWD/$folder" ;;
esac
if [ -n "$folder" ] && [ ! -e "$folder" ]; then
    echo "There is nothing at $folder; name a folder of music: make run FOLDER=~/Music" >&2
    exit 2
fi

if [ "$(uname)" = Darwin ] || [ -n "$DISPLAY$WAYLAND_DISPLAY" ]; then
    exec "$python" -m genre_tagger ${folder:+"$folder"}
fi
if [ -z "$folder" ]; then
    echo "No FOLDER given, so here are the bundled demo tracks. Your own music: make run FOLDER=~/Music"
    folder=resources/demo
fi
exec "$python" -m genre_tagger classify -- "$folder"
