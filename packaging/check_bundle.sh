#!/usr/bin/env bash
# Proves a bundle on a bare Debian: check_bundle.sh dist/genre-tagger-KIND.tar.gz [PICTURE]. Call it as root, with debootstrap
# and Xvfb installed. In a root without Python the bundle classifies the demo tracks, writes and takes back; with the
# libraries listed below, and nothing else, it opens its window. Prints sizes and first paint, saves a picture of the window.
set -euo pipefail
cd "$(dirname "$0")/.."
archive=$(realpath "${1:?name the archive of a bundle}")
picture=${2:-build/bundle-window.png}
kind=$(basename "$archive" .tar.gz)
bare=build/bare-debian
place=build/bundle-proof

# What the system must have for the window, as Debian packages; the command line needs none of them.
WINDOW_LIBRARIES="libegl1 libgl1 libx11-6 libxcb1 libasound2 fontconfig-config fonts-dejavu-core"

say() { printf '\n== %s\n' "$1"; }
inside() { env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }
program() { inside chroot "$place" "/opt/$kind/genre-tagger" "$@"; }
fail() { echo "$1" >&2; exit 1; }

[ -e "$bare/etc/debian_version" ] || { say "A bare Debian"; debootstrap --variant=minbase bookworm "$bare" >build/debootstrap.log; }
rm -rf "$place"
cp -a "$bare" "$place"
mount --bind /proc "$place/proc"
mount -t tmpfs tmpfs "$place/dev/shm"
trap 'umount "$place/proc" "$place/dev/shm"' EXIT

say "Unpacked on Debian $(cat "$place/etc/debian_version")"
if ls "$place"/usr/bin/python* "$place"/usr/bin/pip* "$place"/usr/local/bin/* 2>/dev/null; then fail "This root is not bare."; fi
tar -xzf "$archive" -C "$place/opt"
echo "archive: $(du -m --apparent-size "$archive" | cut -f1) MiB, unpacked: $(du -sm --apparent-size "$place/opt/$kind" | cut -f1) MiB"

say "The demo tracks, classified"
program --version
mkdir "$place/root/music"
cp "$place/opt/$kind/_internal/genre_tagger/_bundled/resources/demo/"0* "$place/root/music"
program classify /root/music
[ "$(program classify --json /root/music | grep -c '"genre"')" = 4 ] || fail "Not all demo tracks were classified."

say "Written and taken back"
sums() { (cd "$place/root/music" && sha256sum ./*); }
before=$(sums)
program tag --write --min-confidence 0 /root/music
[ "$(sums)" != "$before" ] || fail "Nothing was written."
program undo --last
[ "$(sums)" = "$before" ] || fail "What was taken back is not what was there."

if [ "$kind" = genre-tagger-light ]; then
    say "What the light edition leaves out"
    program explain "/root/music/$(ls "$place/root/music" | head -1)" && fail "The light edition explained."
else
    say "An explanation, and a network trained"
    program explain "/root/music/$(ls "$place/root/music" | head -1)"
    "${PYTHON:-python3}" - "$place/root/sorted" <<'CLIPS'
import math, random, struct, sys, wave
from pathlib import Path

for genre, lowest in (("Low", 100), ("High", 1000)):
    folder = Path(sys.argv[1]) / genre
    folder.mkdir(parents=True)
    for number in range(12):
        chance = random.Random(f"{genre}{number}")
        step = 2 * math.pi * lowest * chance.uniform(1, 2) / 22050
        sound = [int(9000 * math.sin(step * n) + chance.gauss(0, 1500)) for n in range(31 * 22050)]
        with wave.open(str(folder / f"{number}.wav"), "wb") as clip:
            clip.setparams((1, 2, 22050, 0, "NONE", ""))
            clip.writeframes(struct.pack(f"<{len(sound)}h", *sound))
CLIPS
    program train --data folders --root /root/sorted --preset balanced --epochs 1 --jobs 1
fi

say "The window, with $WINDOW_LIBRARIES"
cp /etc/resolv.conf "$place/etc/resolv.conf"
inside DEBIAN_FRONTEND=noninteractive chroot "$place" sh -c "apt-get update -q >/dev/null && apt-get install -y -q --no-install-recommends $WINDOW_LIBRARIES >/dev/null 2>&1"
export PYTHONUNBUFFERED=1
for _ in ${RUNS:-1 2 3}; do
    env -i PATH="$PATH" "${PYTHON:-python3}" packaging/first_paint.py "$picture" \
        env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DISPLAY= chroot "$place" "/opt/$kind/genre-tagger" /root/music
done
echo "The window as it was seen: $picture"
