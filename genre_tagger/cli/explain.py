"""`genre-tagger explain`: where in a track the network found what speaks for a genre, and whether that holds."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from genre_tagger.cli.exit import refuse
from genre_tagger.cli.options import ClassifyOptions, JsonObject, ModelOrElse
from genre_tagger.cli.screen import Screen
from genre_tagger.cli.session import choose_model, open_session
from genre_tagger.foundation.errors import require_training
from genre_tagger.foundation.readable import readable_path

if TYPE_CHECKING:
    from genre_tagger.classification.explanation_result import Explanation


def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The track.", show_default=False)],
    genre: Annotated[
        str | None, typer.Option("--genre", metavar="NAME", help="What to look for evidence of; else the likeliest.")
    ] = None,
    at: Annotated[
        float | None,
        typer.Option("--at", metavar="SECONDS", min=0, help="Where the window starts; else in the middle."),
    ] = None,
    stage: Annotated[
        int | None,
        typer.Option(
            "--stage", metavar="N", min=1, help="The convolution stage to ask; else the last that tells bands apart."
        ),
    ] = None,
    picture: Annotated[
        Path | None, typer.Option("--png", metavar="FILE", help="Save the mel-spectrogram with the evidence over it.")
    ] = None,
    model: ModelOrElse = None,
    as_json: JsonObject = False,
) -> None:
    """Show why a track was classified as its genre: where the evidence lies (Grad-CAM), and whether hiding it matters.

    \b
    Examples:
      genre-tagger explain song.mp3
      genre-tagger explain song.mp3 --genre Folk --at 60 --png why.png
    """
    if not file.is_file():
        refuse(f"No such file: {readable_path(file)}")
    require_training()
    with open_session() as (screen, session):
        chosen = choose_model(screen, session, ClassifyOptions(model))
    if genre is not None:
        genre = _known_genre(genre, chosen.info.genres)

    from genre_tagger.classification.explanation import explain as explanation_steps
    from genre_tagger.classification.explanation_result import Explanation

    found: Explanation | None = None
    for step in explanation_steps(chosen.folder, file, at, genre, stage):
        if isinstance(step, Explanation):
            found = step
        else:
            screen.step(step)
    assert found is not None
    if picture is not None:
        from genre_tagger.classification.explanation_result import save_explanation_picture

        save_explanation_picture(found, picture)
        screen.note(f"Saved {readable_path(picture)}")
    if as_json:
        screen.json(_values(found))
    else:
        _show(screen, found)


def _known_genre(genre: str, known: tuple[str, ...]) -> str:
    for name in known:
        if name.casefold() == genre.casefold():
            return name
    refuse(f"The model does not know the genre {genre}; it knows {', '.join(known)}.")


def _show(screen: Screen, found: Explanation) -> None:
    end = found.start_seconds + found.seconds
    screen.line(
        (readable_path(found.path), "bold"), f"  {_clock(found.start_seconds)} to {_clock(end)}, {found.model_id}"
    )
    shares = sorted(zip(found.genres, found.probabilities, strict=True), key=lambda pair: -pair[1])
    screen.line(", ".join(f"{name} {share:.0%}" for name, share in shares))
    if not found.has_evidence:
        screen.line(f"conv{found.grad_cam_stage} found nothing that speaks for {found.genre}.")
        return
    screen.line((f"What speaks for {found.genre} (conv{found.grad_cam_stage}), the strongest first:", "bold"))
    for place in found.strongest_places():
        times = f"{_clock(place.start_seconds)} to {_clock(place.end_seconds)}"
        screen.line(f"  {times}, {place.low_hz:,.0f} to {place.high_hz:,.0f} Hz  ({place.strength:.0%})")
    check = found.occlusion
    what = "place" if check.patches_hidden == 1 else f"{check.patches_hidden} places"
    screen.line(
        ("The evidence holds", "green") if check.agrees else ("The evidence does not hold", "yellow"),
        f": hiding the strongest {what} lowers the probability by {100 * check.top_drop:.1f} points, hiding as many "
        f"elsewhere by {100 * check.mean_random_drop:.1f} on average (by less in {check.share_beaten:.0%} of "
        f"{len(check.random_drops)} draws).",
    )


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{seconds % 60:04.1f}"


def _values(found: Explanation) -> dict[str, Any]:
    check = found.occlusion
    return {
        "file": str(found.path),
        "model": found.model_id,
        "start_seconds": round(found.start_seconds, 3),
        "seconds": round(found.seconds, 3),
        "probabilities": {name: round(share, 4) for name, share in zip(found.genres, found.probabilities, strict=True)},
        "in_scope": round(found.in_scope, 4),
        "genre": found.genre,
        "stage": found.grad_cam_stage,
        "places": [
            {
                "start_seconds": round(place.start_seconds, 2),
                "end_seconds": round(place.end_seconds, 2),
                "low_hz": round(place.low_hz),
                "high_hz": round(place.high_hz),
                "strength": round(place.strength, 3),
            }
            for place in found.strongest_places()
        ],
        "check": {
            "agrees": check.agrees,
            "hidden": check.patches_hidden,
            "drop": round(check.top_drop, 4),
            "random_drop": round(check.mean_random_drop, 4),
            "share_beaten": round(check.share_beaten, 4),
            "rank_correlation": None if math.isnan(check.rank_correlation) else round(check.rank_correlation, 3),
        },
    }
