"""The genre vocabulary: one class order, the names other people use for the same thing.

The four genres are those of the study and of FMA's `genre_top`. A retrained model may bring its own list; these are
only the default. `Unknown` is an answer of the classifier and is never written into a file.
"""

from __future__ import annotations

import re

STUDY_GENRES: tuple[str, ...] = ("Electronic", "Rock", "Hip-Hop", "Folk")
"""The classes of the study, in the order of every probability vector of a four-genre model."""

UNKNOWN = "Unknown"
"""What a prediction is called below the confidence threshold."""


def _listed(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


_ALIASES: dict[str, tuple[str, ...]] = {
    "Electronic": _listed("""
        electronica, electro, edm, dance, techno, house, deep house, tech house, trance, idm, drum and bass,
        drum n bass, drum & bass, dnb, dubstep, ambient electronic, electronic dance music, synthwave,
        synth pop, synthpop, chiptune, breakbeat, downtempo, electronic music, goa, psytrance, elektronisch,
        eurodance, hardstyle, jungle, garage house, minimal techno
    """),
    "Rock": _listed("""
        alternative rock, alt rock, indie rock, hard rock, classic rock, punk, punk rock, metal, heavy metal,
        death metal, black metal, progressive rock, prog rock, psychedelic rock, grunge, garage rock,
        post rock, post-punk, rock and roll, rock & roll, rock n roll, rockabilly, hardcore punk, rock music,
        symphonic rock, southern rock, surf rock, stoner rock, rock/pop, pop/rock, pop rock
    """),
    "Hip-Hop": _listed("""
        hip hop, hiphop, rap, hip-hop/rap, rap/hip-hop, rap & hip-hop, hip hop/rap, trap, gangsta, gangsta rap,
        boom bap, hip hop music, conscious hip hop, trip hop rap, grime, lo-fi hip hop, christian rap
    """),
    "Folk": _listed("""
        folk music, traditional folk, folk rock, folk/rock, celtic, irish folk, irish traditional, bluegrass,
        singer-songwriter, americana, indie folk, contemporary folk, acoustic folk, world/folk, national folk,
        volksmusik, folklore, freak folk, british folk
    """),
}

ID3V1_GENRES: tuple[str, ...] = _listed("""
    Blues, Classic Rock, Country, Dance, Disco, Funk, Grunge, Hip-Hop, Jazz, Metal, New Age, Oldies, Other,
    Pop, R&B, Rap, Reggae, Rock, Techno, Industrial, Alternative, Ska, Death Metal, Pranks, Soundtrack,
    Euro-Techno, Ambient, Trip-Hop, Vocal, Jazz+Funk, Fusion, Trance, Classical, Instrumental, Acid, House,
    Game, Sound Clip, Gospel, Noise, Alt. Rock, Bass, Soul, Punk, Space, Meditative, Instrumental Pop,
    Instrumental Rock, Ethnic, Gothic, Darkwave, Techno-Industrial, Electronic, Pop-Folk, Eurodance, Dream,
    Southern Rock, Comedy, Cult, Gangsta Rap, Top 40, Christian Rap, Pop/Funk, Jungle, Native American,
    Cabaret, New Wave, Psychedelic, Rave, Showtunes, Trailer, Lo-Fi, Tribal, Acid Punk, Acid Jazz, Polka,
    Retro, Musical, Rock & Roll, Hard Rock, Folk, Folk-Rock, National Folk, Swing, Fast-Fusion, Bebop, Latin,
    Revival, Celtic, Bluegrass, Avantgarde, Gothic Rock, Progressive Rock, Psychedelic Rock, Symphonic Rock,
    Slow Rock, Big Band, Chorus, Easy Listening, Acoustic, Humour, Speech, Chanson, Opera, Chamber Music,
    Sonata, Symphony, Booty Bass, Primus, Porn Groove, Satire, Slow Jam, Club, Tango, Samba, Folklore, Ballad,
    Power Ballad, Rhythmic Soul, Freestyle, Duet, Punk Rock, Drum Solo, A Cappella, Euro-House, Dance Hall,
    Goa, Drum & Bass, Club-House, Hardcore, Terror, Indie, BritPop, Afro-Punk, Polsk Punk, Beat,
    Christian Gangsta Rap, Heavy Metal, Black Metal, Crossover, Contemporary Christian, Christian Rock,
    Merengue, Salsa, Thrash Metal, Anime, JPop, Synthpop, Abstract, Art Rock, Baroque, Bhangra, Big Beat,
    Breakbeat, Chillout, Downtempo, Dub, EBM, Eclectic, Electro, Electroclash, Emo, Experimental, Garage,
    Global, IDM, Illbient, Industro-Goth, Jam Band, Krautrock, Leftfield, Lounge, Math Rock, New Romantic,
    Nu-Breakz, Post-Punk, Post-Rock, Psytrance, Shoegaze, Space Rock, Trop Rock, World Music, Neoclassical,
    Audiobook, Audio Theatre, Neue Deutsche Welle, Podcast, Indie Rock, G-Funk, Dubstep, Garage Rock, Psybient
""")
"""The genre numbers of ID3v1 (80) with Winamp's extensions (to 191); ID3v2's "(17)" and MP4's `gnre` use them too."""

_SLASHED = frozenset(
    _listed("""
    hip-hop/rap, rap/hip-hop, hip hop/rap, rap/hip hop, r&b/soul, soul/r&b, pop/funk, rock/pop, pop/rock,
    folk/rock, singer/songwriter, electronic/dance, dance/electronic, electronica/dance, world/folk,
    christian/gospel, synth/pop, children's music/kids, comedy/spoken word
    """)
)
"""Names with a slash that shops and standards use for one genre."""


def _key(text: str) -> str:
    """Case, hyphens, spaces and punctuation do not tell genres apart: "Hip Hop", "hip-hop" and "HipHop" agree."""
    return re.sub(r"[\W_]+", "", text.casefold())


_BY_KEY: dict[str, str] = {_key(name): name for name in STUDY_GENRES}
for _genre, _names in _ALIASES.items():
    for _name in _names:
        _BY_KEY.setdefault(_key(_name), _genre)

_NUMBER_BY_KEY: dict[str, int] = {}
for _number, _name in enumerate(ID3V1_GENRES):
    _NUMBER_BY_KEY.setdefault(_key(_name), _number)

_PLACEHOLDERS = frozenset({"", "unknown", "unknowngenre", "none", "nogenre", "undefined", "notset"})


def canonical_genre(text: str) -> str | None:
    """The study's genre that `text` stands for, or None where it stands for none of them.

    >>> canonical_genre("Hip-Hop/Rap"), canonical_genre("hip hop"), canonical_genre("Jazz")
    ('Hip-Hop', 'Hip-Hop', None)
    """
    return _BY_KEY.get(_key(text))


def same_genre(left: str, right: str) -> bool:
    """Whether two genre texts differ at most in case, spaces and punctuation ("hip hop" and "Hip-Hop")."""
    return _key(left) == _key(right)


def id3v1_name(number: int) -> str | None:
    """The name behind an ID3v1 genre number, or None where the table has none (255 means "not set")."""
    return ID3V1_GENRES[number] if 0 <= number < len(ID3V1_GENRES) else None


def id3v1_number(name: str) -> int | None:
    """The ID3v1 number of a genre's name, blind to case and punctuation; None where the table lacks it.

    >>> id3v1_number("hip hop"), id3v1_number("Vaporwave")
    (7, None)
    """
    return _NUMBER_BY_KEY.get(_key(name))


def is_one_slashed_genre(text: str) -> bool:
    """Whether `text` is one genre whose name holds a slash ("Hip-Hop/Rap"), not two with a separator between."""
    return text.strip().casefold() in _SLASHED


def is_known_genre(text: str) -> bool:
    """Whether `text` is a genre of the ID3v1 table or stands for one of the study's."""
    return _key(text) in _NUMBER_BY_KEY or canonical_genre(text) is not None


def means_the_same(left: str, right: str) -> bool:
    """Whether two texts name one genre: the same spelling, or aliases of one of the study's genres."""
    if same_genre(left, right):
        return True
    meaning = canonical_genre(left)
    return meaning is not None and meaning == canonical_genre(right)


def is_placeholder(text: str) -> bool:
    """Whether a tag holds a word for "no genre" ("Unknown", "none", blank), which counts as an empty field."""
    return _key(text) in _PLACEHOLDERS
