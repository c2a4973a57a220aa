"""The languages of the window. English stands in the code; its file only holds plural forms."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from genre_tagger.foundation.locations import bundled_folder

LANGUAGES = {"en": "English", "de": "Deutsch", "fr": "Français"}


def install_translations(app: QCoreApplication, language: str) -> str:
    """Load our own and Qt's texts for `language` ("system", or a key of `LANGUAGES`); returns the language in use.

    Call before any widget is made. A language we have no file for falls back to English.
    """
    locale = QLocale.system() if language == "system" else QLocale(language)
    spoken = locale.name().split("_")[0]
    if spoken not in LANGUAGES:
        spoken = "en"
    if language != "system":
        QLocale.setDefault(locale)
    folder = str(bundled_folder("resources") / "translations")
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, place in ((f"genre_tagger_{spoken}", folder), (f"qtbase_{spoken}", qt_folder)):
        translator = QTranslator(app)
        if translator.load(name, place):
            app.installTranslator(translator)
    return spoken
