"""What decoders print must not show; what others print meanwhile must."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from genre_tagger.audio.soundfile_source import SoundfileSource, quiet_c_libraries
from genre_tagger.audio.source import UnreadableError
from tests.builders.audio_files import make_audio


def test_decoder_notes_are_dropped_and_other_lines_pass(capfd: pytest.CaptureFixture[str]) -> None:
    with quiet_c_libraries():
        os.write(2, b"\nNote: Trying to resync...\n")
        os.write(2, b"the sound card went away\n")
        os.write(2, b"[src/libmpg123/id3.c:process_comment():587] error: No comment text / valid description?\n")
        os.write(2, b"Warning: Xing stream size off by more than 1%\n")
        assert capfd.readouterr().err == ""

    os.write(2, b"afterwards\n")
    assert capfd.readouterr().err == "the sound card went away\nafterwards\n"


def test_standard_error_comes_back_after_an_exception(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyError), quiet_c_libraries():
        raise KeyError("x")

    os.write(2, b"still here\n")
    assert capfd.readouterr().err == "still here\n"


def test_many_threads_at_once(capfd: pytest.CaptureFixture[str]) -> None:
    def chatter() -> None:
        for _ in range(20):
            with quiet_c_libraries():
                os.write(2, b"Note: nothing of interest\n")

    before = _open_descriptors()
    threads = [threading.Thread(target=chatter) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert capfd.readouterr().err == ""
    assert _open_descriptors() == before


def _open_descriptors() -> int:
    folder = Path("/dev/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def test_a_damaged_mp3_in_libsndfile(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "damaged.mp3"
    make_audio(path, 5.0)
    data = bytearray(path.read_bytes())
    for place in range(2_000, len(data) - 500, 3_000):
        data[place : place + 200] = b"\x55" * 200
    path.write_bytes(data)

    def read(may_chatter: bool) -> str:
        source = SoundfileSource(str(path), may_chatter)
        try:
            source.read_mono(0, 200_000)
            source.read_mono(100_000, 50_000)
        except UnreadableError:
            pass  # how far it gets is libsndfile's affair
        source.close()
        return capfd.readouterr().err

    assert "Illegal Audio-MPEG-Header" in read(may_chatter=False)
    assert read(may_chatter=True) == ""
