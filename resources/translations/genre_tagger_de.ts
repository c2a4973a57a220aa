<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About Genre Tagger</source>
            <translation>Über Genre Tagger</translation>
        </message>
        <message>
            <source>Version {version} · Qt {qt}</source>
            <translation>Version {version} · Qt {qt}</translation>
        </message>
        <message>
            <source>Listens to your music with a small neural network and puts a genre into its tags, safely. Free software under the GNU General Public License, version 3 or later; it comes without any warranty.</source>
            <translation>Hört Ihre Musik mit einem kleinen neuronalen Netz an und trägt ein Genre in die Tags ein, ohne Risiko. Freie Software unter der GNU General Public License, Version 3 oder später; ohne jede Gewährleistung.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Licences of the parts</source>
            <translation>Lizenzen der Bestandteile</translation>
        </message>
        <message>
            <source>It stands on the work of others:</source>
            <translation>Es steht auf der Arbeit anderer:</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>Open &amp;folder…</source>
            <translation>O&amp;rdner öffnen…</translation>
        </message>
        <message>
            <source>&amp;Open files…</source>
            <translation>Dateien ö&amp;ffnen…</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>&amp;Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>Try the &amp;demo tracks</source>
            <translation>&amp;Demostücke ausprobieren</translation>
        </message>
        <message>
            <source>Watch a folder…</source>
            <translation>Ordner beobachten…</translation>
        </message>
        <message>
            <source>Stop watching</source>
            <translation>Nicht mehr beobachten</translation>
        </message>
        <message>
            <source>Save a &amp;report…</source>
            <translation>&amp;Bericht speichern…</translation>
        </message>
        <message>
            <source>Save &amp;playlists by genre…</source>
            <translation>&amp;Wiedergabelisten je Genre speichern…</translation>
        </message>
        <message>
            <source>Review and &amp;write tags…</source>
            <translation>Tags prüfen und &amp;schreiben…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>B&amp;eenden</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>&amp;Undo edit</source>
            <translation>&amp;Rückgängig</translation>
        </message>
        <message>
            <source>&amp;Redo edit</source>
            <translation>&amp;Wiederholen</translation>
        </message>
        <message>
            <source>&amp;History of writes…</source>
            <translation>&amp;Verlauf der Änderungen…</translation>
        </message>
        <message>
            <source>Select &amp;all</source>
            <translation>&amp;Alles auswählen</translation>
        </message>
        <message>
            <source>&amp;Search</source>
            <translation>&amp;Suchen</translation>
        </message>
        <message>
            <source>&amp;Clear the filter</source>
            <translation>&amp;Filter aufheben</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>&amp;Einstellungen…</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <source>&amp;Accept the proposal</source>
            <translation>Vorschlag &amp;annehmen</translation>
        </message>
        <message>
            <source>&amp;Skip</source>
            <translation>Ü&amp;berspringen</translation>
        </message>
        <message>
            <source>&amp;Back to the proposal</source>
            <translation>&amp;Zurück zum Vorschlag</translation>
        </message>
        <message>
            <source>&amp;Write these…</source>
            <translation>Diese &amp;schreiben…</translation>
        </message>
        <message>
            <source>&amp;Play or pause</source>
            <translation>Abs&amp;pielen oder anhalten</translation>
        </message>
        <message>
            <source>&amp;Listen again</source>
            <translation>Noch einmal an&amp;hören</translation>
        </message>
        <message>
            <source>&amp;Remove from the list</source>
            <translation>Aus der &amp;Liste nehmen</translation>
        </message>
        <message>
            <source>Show &amp;waveform and spectrogram</source>
            <translation>&amp;Wellenform und Spektrogramm zeigen</translation>
        </message>
        <message>
            <source>S&amp;top listening</source>
            <translation>Anhören be&amp;enden</translation>
        </message>
        <message>
            <source>Choose &amp;genre</source>
            <translation>&amp;Genre wählen</translation>
        </message>
        <message>
            <source>&amp;Track</source>
            <translation>&amp;Titel</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>&amp;Tastenkürzel</translation>
        </message>
        <message>
            <source>&amp;About Genre Tagger</source>
            <translation>Ü&amp;ber Genre Tagger</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
    </context>
    <context>
        <name>CellText</name>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>Listening</source>
            <translation>Hört zu</translation>
        </message>
        <message>
            <source>Not heard</source>
            <translation>Nicht gehört</translation>
        </message>
        <message>
            <source>Proposed</source>
            <translation>Vorschlag</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>Angenommen</translation>
        </message>
        <message>
            <source>Corrected</source>
            <translation>Korrigiert</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Unbekannt</translation>
        </message>
        <message>
            <source>Nothing to do</source>
            <translation>Nichts zu tun</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Übersprungen</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>Geschrieben</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>Track</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Länge</translation>
        </message>
        <message>
            <source>Current genre</source>
            <translation>Genre jetzt</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <source>Will write</source>
            <translation>Wird schreiben</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>The genre in the file today.</source>
            <translation>Das Genre, das heute in der Datei steht.</translation>
        </message>
        <message>
            <source>What the music sounds like. Press 1 to 9, or F2, to choose another genre.</source>
            <translation>Wonach die Musik klingt. Mit 1 bis 9 oder F2 ein anderes Genre wählen.</translation>
        </message>
        <message>
            <source>How sure the model is of its likeliest genre.</source>
            <translation>Wie sicher das Modell bei seinem wahrscheinlichsten Genre ist.</translation>
        </message>
        <message>
            <source>The genre the file will have after writing, by your settings.</source>
            <translation>Das Genre, das die Datei nach dem Schreiben haben wird, gemäß Ihren Einstellungen.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keins</translation>
        </message>
        <message>
            <source>skipped by you</source>
            <translation>von Ihnen übersprungen</translation>
        </message>
        <message>
            <source>none of these</source>
            <translation>keins davon</translation>
        </message>
    </context>
    <context>
        <name>DetailCanvas</name>
        <message>
            <source>Waveform, spectrogram and genre timeline</source>
            <translation>Wellenform, Spektrogramm und Genre-Verlauf</translation>
        </message>
        <message>
            <source>Space plays, arrow keys scroll, plus and minus zoom, F shows all, L loops the marked region.</source>
            <translation>Leertaste spielt ab, Pfeiltasten blättern, Plus und Minus zoomen, F zeigt alles, L wiederholt den markierten Bereich.</translation>
        </message>
    </context>
    <context>
        <name>DropOverlay</name>
        <message>
            <source>Drop to add to the library</source>
            <translation>Loslassen, um es in die Bibliothek aufzunehmen</translation>
        </message>
    </context>
    <context>
        <name>Editing</name>
        <message>
            <source>Choose {genre}</source>
            <translation>{genre} wählen</translation>
        </message>
        <message>
            <source>Back to the proposal</source>
            <translation>Zurück zum Vorschlag</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>Annehmen</translation>
        </message>
        <message>
            <source>Do not skip</source>
            <translation>Nicht überspringen</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Überspringen</translation>
        </message>
    </context>
    <context>
        <name>EmptyState</name>
        <message>
            <source>Drop your music here</source>
            <translation>Ziehen Sie Ihre Musik hierher</translation>
        </message>
        <message>
            <source>Genre Tagger listens to each track and proposes a genre. Nothing is written until you have seen it and say so.</source>
            <translation>Genre Tagger hört jeden Titel an und schlägt ein Genre vor. Geschrieben wird erst, wenn Sie es gesehen haben und es wollen.</translation>
        </message>
        <message>
            <source>Open a folder…</source>
            <translation>Ordner öffnen…</translation>
        </message>
        <message>
            <source>Open files…</source>
            <translation>Dateien öffnen…</translation>
        </message>
        <message>
            <source>Try the demo tracks</source>
            <translation>Demostücke ausprobieren</translation>
        </message>
        <message>
            <source>Four short pieces that come with the program, one for each genre.</source>
            <translation>Vier kurze Stücke, die dem Programm beiliegen, eins je Genre.</translation>
        </message>
        <message>
            <source>It listens</source>
            <translation>Es hört zu</translation>
        </message>
        <message>
            <source>to the sound itself, not to the tags</source>
            <translation>dem Klang selbst, nicht den Tags</translation>
        </message>
        <message>
            <source>You review</source>
            <translation>Sie prüfen</translation>
        </message>
        <message>
            <source>correct or skip what is wrong</source>
            <translation>korrigieren oder überspringen</translation>
        </message>
        <message>
            <source>It writes safely</source>
            <translation>Es schreibt sicher</translation>
        </message>
        <message>
            <source>every change can be taken back</source>
            <translation>jede Änderung lässt sich zurücknehmen</translation>
        </message>
        <message>
            <source>Open {folder} again</source>
            <translation>{folder} wieder öffnen</translation>
        </message>
    </context>
    <context>
        <name>ErrorDialog</name>
        <message>
            <source>Something went wrong</source>
            <translation>Etwas ist schiefgegangen</translation>
        </message>
        <message>
            <source>Something unexpected happened</source>
            <translation>Etwas Unerwartetes ist passiert</translation>
        </message>
        <message>
            <source>Your files are safe and the program goes on. If this happens again, copy the details into a report.</source>
            <translation>Ihre Dateien sind sicher, und das Programm läuft weiter. Falls es wieder vorkommt, kopieren Sie die Einzelheiten in einen Fehlerbericht.</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Einzelheiten kopieren</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
    </context>
    <context>
        <name>Exporting</name>
        <message>
            <source>Web page (*.html)</source>
            <translation>Webseite (*.html)</translation>
        </message>
        <message>
            <source>Table for spreadsheets (*.csv)</source>
            <translation>Tabelle (*.csv)</translation>
        </message>
        <message>
            <source>For programs (*.json)</source>
            <translation>Für Programme (*.json)</translation>
        </message>
        <message>
            <source>Save a report</source>
            <translation>Bericht speichern</translation>
        </message>
        <message>
            <source>Save one playlist for each genre into</source>
            <translation>Je Genre eine Wiedergabeliste speichern in</translation>
        </message>
        <message>
            <source>Genre Tagger report</source>
            <translation>Bericht von Genre Tagger</translation>
        </message>
        <message>
            <source>Saved {names} in {folder}.</source>
            <translation>{names} in {folder} gespeichert.</translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>Open a folder</source>
            <translation>Ordner öffnen</translation>
        </message>
        <message>
            <source>Open files</source>
            <translation>Dateien öffnen</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Filter aufheben</translation>
        </message>
        <message>
            <source>Write tags…</source>
            <translation>Tags schreiben…</translation>
        </message>
        <message>
            <source>Search title, artist, genre or path</source>
            <translation>Titel, Interpret, Genre oder Pfad suchen</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Filter by proposed genre</source>
            <translation>Nach vorgeschlagenem Genre filtern</translation>
        </message>
        <message>
            <source>Filter by status</source>
            <translation>Nach Status filtern</translation>
        </message>
        <message>
            <source>Filter by confidence</source>
            <translation>Nach Sicherheit filtern</translation>
        </message>
        <message>
            <source>Any status</source>
            <translation>Jeder Status</translation>
        </message>
        <message>
            <source>To write</source>
            <translation>Zu schreiben</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Unbekannt</translation>
        </message>
        <message>
            <source>Nothing to do</source>
            <translation>Nichts zu tun</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Übersprungen</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>Geschrieben</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>Any confidence</source>
            <translation>Jede Sicherheit</translation>
        </message>
        <message>
            <source>90 % and more</source>
            <translation>ab 90 %</translation>
        </message>
        <message>
            <source>75 % and more</source>
            <translation>ab 75 %</translation>
        </message>
        <message>
            <source>50 % and more</source>
            <translation>ab 50 %</translation>
        </message>
        <message>
            <source>Below 75 %</source>
            <translation>unter 75 %</translation>
        </message>
        <message>
            <source>Below 50 %</source>
            <translation>unter 50 %</translation>
        </message>
        <message>
            <source>Any genre</source>
            <translation>Jedes Genre</translation>
        </message>
        <message numerus="yes">
            <source>Write %n tag(s)…</source>
            <translation>
                <numerusform>%n Tag schreiben…</numerusform>
                <numerusform>%n Tags schreiben…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GenreBars</name>
        <message>
            <source>Genre probabilities</source>
            <translation>Wahrscheinlichkeiten der Genres</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Unbekannt</translation>
        </message>
        <message>
            <source>None of these</source>
            <translation>Keins davon</translation>
        </message>
        <message>
            <source>Short: silence was added</source>
            <translation>Kurz: Stille wurde ergänzt</translation>
        </message>
        <message>
            <source>Below {limit} %: not written</source>
            <translation>Unter {limit} %: wird nicht geschrieben</translation>
        </message>
    </context>
    <context>
        <name>GenreCombo</name>
        <message>
            <source>As proposed</source>
            <translation>Wie vorgeschlagen</translation>
        </message>
        <message>
            <source>Genre</source>
            <translation>Genre</translation>
        </message>
    </context>
    <context>
        <name>HistoryDialog</name>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>Batches of writes</source>
            <translation>Schreibvorgänge</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>Geschrieben</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Stand</translation>
        </message>
        <message>
            <source>Files of this batch</source>
            <translation>Dateien dieses Vorgangs</translation>
        </message>
        <message>
            <source>Undo this batch</source>
            <translation>Vorgang zurücknehmen</translation>
        </message>
        <message>
            <source>Undo selected files</source>
            <translation>Ausgewählte zurücknehmen</translation>
        </message>
        <message>
            <source>Undo anyway…</source>
            <translation>Trotzdem zurücknehmen…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Nothing has been written yet. What you write will be listed here.</source>
            <translation>Noch wurde nichts geschrieben. Was Sie schreiben, steht dann hier.</translation>
        </message>
        <message numerus="yes">
            <source>%n written</source>
            <translation>
                <numerusform>%n geschrieben</numerusform>
                <numerusform>%n geschrieben</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n taken back</source>
            <translation>
                <numerusform>%n zurückgenommen</numerusform>
                <numerusform>%n zurückgenommen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n Fehler</numerusform>
                <numerusform>%n Fehler</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing written</source>
            <translation>nichts geschrieben</translation>
        </message>
        <message>
            <source>written</source>
            <translation>geschrieben</translation>
        </message>
        <message>
            <source>taken back</source>
            <translation>zurückgenommen</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>unfinished</source>
            <translation>unfertig</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) changed after they were written. The genre goes back, later edits stay.</source>
            <translation>
                <numerusform>%n Datei wurde nach dem Schreiben geändert. Das Genre wird zurückgesetzt, spätere Änderungen bleiben.</numerusform>
                <numerusform>%n Dateien wurden nach dem Schreiben geändert. Das Genre wird zurückgesetzt, spätere Änderungen bleiben.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) are as they were before.</source>
            <translation>
                <numerusform>%n Datei ist wieder wie zuvor.</numerusform>
                <numerusform>%n Dateien sind wieder wie zuvor.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n changed since and were left alone.</source>
            <translation>
                <numerusform>%n wurde seither geändert und blieb unberührt.</numerusform>
                <numerusform>%n wurden seither geändert und blieben unberührt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n could not be taken back.</source>
            <translation>
                <numerusform>%n ließ sich nicht zurücknehmen.</numerusform>
                <numerusform>%n ließen sich nicht zurücknehmen.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LevelMeter</name>
        <message>
            <source>Input level</source>
            <translation>Eingangspegel</translation>
        </message>
        <message>
            <source>Input level in dB below full scale; the mark holds the peak</source>
            <translation>Eingangspegel in dB unter Vollaussteuerung; die Marke hält die Spitze</translation>
        </message>
    </context>
    <context>
        <name>LibraryTab</name>
        <message>
            <source>No music was found there.</source>
            <translation>Dort wurde keine Musik gefunden.</translation>
        </message>
    </context>
    <context>
        <name>LiveCanvas</name>
        <message>
            <source>Live waveform and spectrogram</source>
            <translation>Wellenform und Spektrogramm live</translation>
        </message>
    </context>
    <context>
        <name>LiveControls</name>
        <message>
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <source>Where the sound comes from</source>
            <translation>Woher der Klang kommt</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Aufnehmen</translation>
        </message>
        <message>
            <source>Record what comes in to a file (R)</source>
            <translation>Was ankommt, in eine Datei aufnehmen (R)</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Hold the picture; listening goes on (F)</source>
            <translation>Das Bild anhalten; das Zuhören geht weiter (F)</translation>
        </message>
        <message>
            <source>Frames per second, latency, lost blocks</source>
            <translation>Bilder je Sekunde, Verzögerung, verlorene Blöcke</translation>
        </message>
        <message>
            <source>Frames per second, time from a block's arrival to the screen, blocks lost since the start</source>
            <translation>Bilder je Sekunde, Zeit von der Ankunft eines Blocks bis zum Bildschirm, seit dem Start verlorene Blöcke</translation>
        </message>
        <message>
            <source>File: {name}</source>
            <translation>Datei: {name}</translation>
        </message>
        <message>
            <source>Feed from file…</source>
            <translation>Aus Datei speisen…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Stop listening (Space)</source>
            <translation>Zuhören beenden (Leertaste)</translation>
        </message>
        <message>
            <source>Start listening (Space)</source>
            <translation>Zuhören beginnen (Leertaste)</translation>
        </message>
        <message>
            <source>Recording {time}</source>
            <translation>Aufnahme {time}</translation>
        </message>
        <message>
            <source>{rate} fps · {latency} ms · {lost} lost</source>
            <translation>{rate} B/s · {latency} ms · {lost} verloren</translation>
        </message>
        <message>
            <source>{name} (default)</source>
            <translation>{name} (Standard)</translation>
        </message>
    </context>
    <context>
        <name>LiveTab</name>
        <message>
            <source>{count} s</source>
            <translation>{count} s</translation>
        </message>
        <message>
            <source>Seconds in view</source>
            <translation>Sekunden im Bild</translation>
        </message>
        <message>
            <source>How much of the past is in view</source>
            <translation>Wie viel Vergangenheit zu sehen ist</translation>
        </message>
        <message>
            <source>No microphone or line-in was found.</source>
            <translation>Kein Mikrofon und kein Line-in gefunden.</translation>
        </message>
        <message>
            <source>Feed from file</source>
            <translation>Aus Datei speisen</translation>
        </message>
        <message>
            <source>Music ({kinds})</source>
            <translation>Musik ({kinds})</translation>
        </message>
        <message>
            <source>Recording {when}</source>
            <translation>Aufnahme {when}</translation>
        </message>
        <message>
            <source>Saved {name}</source>
            <translation>{name} gespeichert</translation>
        </message>
        <message>
            <source>Silence</source>
            <translation>Stille</translation>
        </message>
        <message>
            <source>Warming up: {heard} of {window} s</source>
            <translation>Läuft an: {heard} von {window} s</translation>
        </message>
        <message>
            <source>No model: the views work, but nothing is judged.</source>
            <translation>Kein Modell: Die Ansichten gehen, aber nichts wird beurteilt.</translation>
        </message>
        <message>
            <source>Listening… The first verdict comes after three seconds.</source>
            <translation>Hört zu… Das erste Urteil kommt nach drei Sekunden.</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Library</source>
            <translation>Bibliothek</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>Live</translation>
        </message>
        <message>
            <source>The program ended while it was writing. Files found written: {written}, not written: {left}. Every file is whole.</source>
            <translation>Das Programm endete mitten im Schreiben. Geschriebene Dateien: {written}, nicht geschriebene: {left}. Jede Datei ist heil.</translation>
        </message>
        <message>
            <source>Please look into the history: {count} files could not be told.</source>
            <translation>Bitte sehen Sie im Verlauf nach: {count} Dateien waren unklar.</translation>
        </message>
        <message>
            <source>History…</source>
            <translation>Verlauf…</translation>
        </message>
        <message>
            <source>Tags are being written. The file under way will be finished, the rest stays as it is. Quit?</source>
            <translation>Es werden Tags geschrieben. Die laufende Datei wird fertiggestellt, der Rest bleibt, wie er ist. Beenden?</translation>
        </message>
        <message>
            <source>Tracks are still being listened to. What was heard so far is remembered. Quit?</source>
            <translation>Es werden noch Titel angehört. Was bisher gehört wurde, bleibt gemerkt. Beenden?</translation>
        </message>
        <message>
            <source>Quit Genre Tagger</source>
            <translation>Genre Tagger beenden</translation>
        </message>
    </context>
    <context>
        <name>NoticeBar</name>
        <message>
            <source>Put away</source>
            <translation>Wegräumen</translation>
        </message>
        <message>
            <source>Put this notice away</source>
            <translation>Diesen Hinweis wegräumen</translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message>
            <source>Open a folder of music</source>
            <translation>Einen Musikordner öffnen</translation>
        </message>
        <message>
            <source>Music</source>
            <translation>Musik</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Alle Dateien</translation>
        </message>
        <message>
            <source>Open music files</source>
            <translation>Musikdateien öffnen</translation>
        </message>
        <message>
            <source>The folder {folder} is no longer there.</source>
            <translation>Den Ordner {folder} gibt es nicht mehr.</translation>
        </message>
        <message>
            <source>Watch a folder for new music</source>
            <translation>Einen Ordner auf neue Musik beobachten</translation>
        </message>
        <message>
            <source>Watching {folder}: new music will be listened to and proposed, never written by itself.</source>
            <translation>{folder} wird beobachtet: Neue Musik wird angehört und vorgeschlagen, nie von selbst geschrieben.</translation>
        </message>
    </context>
    <context>
        <name>OverviewStrip</name>
        <message>
            <source>Overview of the track</source>
            <translation>Überblick über den Titel</translation>
        </message>
        <message>
            <source>The whole track. Click to hear a place, drag to move the part in view.</source>
            <translation>Der ganze Titel. Klicken zum Anhören, ziehen verschiebt den Ausschnitt.</translation>
        </message>
    </context>
    <context>
        <name>PlayerBar</name>
        <message>
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <source>Play or pause (Space)</source>
            <translation>Abspielen oder anhalten (Leertaste)</translation>
        </message>
        <message>
            <source>Loop</source>
            <translation>Schleife</translation>
        </message>
        <message>
            <source>Play the marked region again and again (L)</source>
            <translation>Den markierten Bereich wiederholen (L)</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Stumm</translation>
        </message>
        <message>
            <source>Silence, without stopping (M)</source>
            <translation>Stumm, ohne anzuhalten (M)</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Lautstärke</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Ausgabe</translation>
        </message>
        <message>
            <source>Choose where the sound comes out</source>
            <translation>Wählen, wo der Klang herauskommt</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>Standard des Systems</translation>
        </message>
    </context>
    <context>
        <name>ProgressStrip</name>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Stop after this file</source>
            <translation>Nach dieser Datei anhalten</translation>
        </message>
        <message>
            <source>Taking back {done} of {total}</source>
            <translation>Nimmt zurück: {done} von {total}</translation>
        </message>
        <message>
            <source>Writing {done} of {total}</source>
            <translation>Schreibt {done} von {total}</translation>
        </message>
        <message numerus="yes">
            <source>%n track(s)</source>
            <translation>
                <numerusform>%n Titel</numerusform>
                <numerusform>%n Titel</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to write</source>
            <translation>
                <numerusform>%n zu schreiben</numerusform>
                <numerusform>%n zu schreiben</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unknown</source>
            <translation>
                <numerusform>%n unbekannt</numerusform>
                <numerusform>%n unbekannt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n need nothing</source>
            <translation>
                <numerusform>%n braucht nichts</numerusform>
                <numerusform>%n brauchen nichts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n skipped</source>
            <translation>
                <numerusform>%n übersprungen</numerusform>
                <numerusform>%n übersprungen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n written</source>
            <translation>
                <numerusform>%n geschrieben</numerusform>
                <numerusform>%n geschrieben</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not heard</source>
            <translation>
                <numerusform>%n nicht gehört</numerusform>
                <numerusform>%n nicht gehört</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n Fehler</numerusform>
                <numerusform>%n Fehler</numerusform>
            </translation>
        </message>
        <message>
            <source>Looking for music…</source>
            <translation>Sucht nach Musik…</translation>
        </message>
        <message>
            <source>Listening, {done} of {total}</source>
            <translation>Hört zu, {done} von {total}</translation>
        </message>
        <message>
            <source>still looking for files</source>
            <translation>sucht noch nach Dateien</translation>
        </message>
        <message>
            <source>{rate} tracks/s</source>
            <translation>{rate} Titel/s</translation>
        </message>
        <message>
            <source>about {time} left</source>
            <translation>noch etwa {time}</translation>
        </message>
        <message numerus="yes">
            <source>%n s</source>
            <comment>seconds</comment>
            <translation>
                <numerusform>%n s</numerusform>
                <numerusform>%n s</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <comment>minutes</comment>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n h</source>
            <comment>hours</comment>
            <translation>
                <numerusform>%n h</numerusform>
                <numerusform>%n h</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RangeSlider</name>
        <message>
            <source>Range of levels</source>
            <translation>Pegelbereich</translation>
        </message>
        <message>
            <source>Levels between the handles are spread over the colours. Arrows move a handle, Space takes the other.</source>
            <translation>Pegel zwischen den Griffen werden über die Farben verteilt. Pfeile bewegen einen Griff, die Leertaste wechselt ihn.</translation>
        </message>
        <message>
            <source>upper</source>
            <translation>obere</translation>
        </message>
        <message>
            <source>lower</source>
            <translation>untere</translation>
        </message>
        <message>
            <source>{low} to {high} dB; arrows move the {which} end</source>
            <translation>{low} bis {high} dB; Pfeile bewegen das {which} Ende</translation>
        </message>
    </context>
    <context>
        <name>Reasons</name>
        <message>
            <source>had no genre</source>
            <translation>hatte kein Genre</translation>
        </message>
        <message>
            <source>replaces the genre</source>
            <translation>ersetzt das Genre</translation>
        </message>
        <message>
            <source>joins the genres it has</source>
            <translation>kommt zu den Genres hinzu</translation>
        </message>
        <message>
            <source>no genre is likely enough</source>
            <translation>kein Genre ist wahrscheinlich genug</translation>
        </message>
        <message>
            <source>its genre is already {0}</source>
            <translation>das Genre ist schon {0}</translation>
        </message>
        <message>
            <source>has a genre already: {0}</source>
            <translation>hat schon ein Genre: {0}</translation>
        </message>
        <message>
            <source>has {0} already</source>
            <translation>hat schon {0}</translation>
        </message>
    </context>
    <context>
        <name>ReviewDialog</name>
        <message>
            <source>Review what will be written</source>
            <translation>Prüfen, was geschrieben wird</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Genre now</source>
            <translation>Genre jetzt</translation>
        </message>
        <message>
            <source>Genre after</source>
            <translation>Genre danach</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>Files to be written</source>
            <translation>Dateien, die geschrieben werden</translation>
        </message>
        <message>
            <source>Files left as they are</source>
            <translation>Dateien, die bleiben, wie sie sind</translation>
        </message>
        <message>
            <source>Edit › History takes every change back, file by file or all at once.</source>
            <translation>Bearbeiten › Verlauf nimmt jede Änderung zurück, einzeln oder alle zugleich.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Reading the tags of {done} of {total} files…</source>
            <translation>Liest die Tags: {done} von {total} Dateien…</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) will be written</source>
            <translation>
                <numerusform>%n Datei wird geschrieben</numerusform>
                <numerusform>%n Dateien werden geschrieben</numerusform>
            </translation>
        </message>
        <message>
            <source>Will be written ({count})</source>
            <translation>Wird geschrieben ({count})</translation>
        </message>
        <message>
            <source>Left as they are ({count})</source>
            <translation>Bleibt, wie es ist ({count})</translation>
        </message>
        <message numerus="yes">
            <source>Write %n file(s)</source>
            <translation>
                <numerusform>%n Datei schreiben</numerusform>
                <numerusform>%n Dateien schreiben</numerusform>
            </translation>
        </message>
        <message>
            <source>Only files without a genre get one; genres you chose yourself are written in any case.</source>
            <translation>Nur Dateien ohne Genre bekommen eines; selbst gewählte Genres werden in jedem Fall geschrieben.</translation>
        </message>
        <message>
            <source>New genres join those that are there.</source>
            <translation>Neue Genres kommen zu den vorhandenen hinzu.</translation>
        </message>
        <message>
            <source>New genres take the place of those that are there.</source>
            <translation>Neue Genres ersetzen die vorhandenen.</translation>
        </message>
        <message>
            <source>Always kept: {genres}.</source>
            <translation>Immer behalten: {genres}.</translation>
        </message>
        <message>
            <source>Nothing else in the files changes, and no sound is touched.</source>
            <translation>Sonst ändert sich nichts in den Dateien, und kein Ton wird berührt.</translation>
        </message>
    </context>
    <context>
        <name>RowPlanner</name>
        <message>
            <source>nothing, not sure enough</source>
            <translation>nichts, zu unsicher</translation>
        </message>
        <message>
            <source>written</source>
            <translation>geschrieben</translation>
        </message>
        <message>
            <source>keeps {genre}</source>
            <translation>behält {genre}</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Fill in only where there is none</source>
            <translation>Nur eintragen, wo keines steht</translation>
        </message>
        <message>
            <source>Add to the genres that are there</source>
            <translation>Zu den vorhandenen hinzufügen</translation>
        </message>
        <message>
            <source>Replace the genres that are there</source>
            <translation>Die vorhandenen ersetzen</translation>
        </message>
        <message>
            <source>Write only when at least this sure:</source>
            <translation>Nur schreiben, wenn mindestens so sicher:</translation>
        </message>
        <message>
            <source>Least confidence</source>
            <translation>Geringste Sicherheit</translation>
        </message>
        <message>
            <source>Jazz, Christmas</source>
            <translation>Jazz, Weihnachten</translation>
        </message>
        <message>
            <source>Genres that always stay in a file, separated by commas.</source>
            <translation>Genres, die immer in der Datei bleiben, durch Kommas getrennt.</translation>
        </message>
        <message>
            <source>Also note the model and its confidence in the tags</source>
            <translation>Auch Modell und Sicherheit in den Tags vermerken</translation>
        </message>
        <message>
            <source>Writing</source>
            <translation>Schreiben</translation>
        </message>
        <message>
            <source>&amp;Genres in a file:</source>
            <translation>&amp;Genres in einer Datei:</translation>
        </message>
        <message>
            <source>Otherwise the model's own threshold counts, {share} %.</source>
            <translation>Sonst gilt die Schwelle des Modells, {share} %.</translation>
        </message>
        <message>
            <source>Always &amp;keep:</source>
            <translation>Immer &amp;behalten:</translation>
        </message>
        <message>
            <source>As the model advises</source>
            <translation>Wie das Modell rät</translation>
        </message>
        <message>
            <source>More windows of 29 seconds are surer and slower.</source>
            <translation>Mehr Fenster von 29 Sekunden sind sicherer und langsamer.</translation>
        </message>
        <message>
            <source>One for each core</source>
            <translation>Einer je Kern</translation>
        </message>
        <message>
            <source>Listening</source>
            <translation>Anhören</translation>
        </message>
        <message>
            <source>&amp;Windows of a track:</source>
            <translation>&amp;Fenster je Titel:</translation>
        </message>
        <message>
            <source>Worker &amp;processes:</source>
            <translation>Arbeits&amp;prozesse:</translation>
        </message>
        <message>
            <source>Changed worker processes count from the next start.</source>
            <translation>Geänderte Prozesse gelten ab dem nächsten Start.</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Aussehen</translation>
        </message>
        <message>
            <source>&amp;Theme:</source>
            <translation>&amp;Farben:</translation>
        </message>
        <message>
            <source>&amp;Language:</source>
            <translation>&amp;Sprache:</translation>
        </message>
        <message>
            <source>A new language counts from the next start.</source>
            <translation>Eine neue Sprache gilt ab dem nächsten Start.</translation>
        </message>
        <message>
            <source>Defaults</source>
            <translation>Vorgaben</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
    </context>
    <context>
        <name>Shortcuts</name>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Open a folder</source>
            <translation>Ordner öffnen</translation>
        </message>
        <message>
            <source>Open files</source>
            <translation>Dateien öffnen</translation>
        </message>
        <message>
            <source>Review and write tags</source>
            <translation>Tags prüfen und schreiben</translation>
        </message>
        <message>
            <source>Save a report</source>
            <translation>Bericht speichern</translation>
        </message>
        <message>
            <source>History of writes</source>
            <translation>Verlauf der Änderungen</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Prüfen</translation>
        </message>
        <message>
            <source>Choose the genre of that number</source>
            <translation>Das Genre dieser Nummer wählen</translation>
        </message>
        <message>
            <source>Choose a genre from the list</source>
            <translation>Ein Genre aus der Liste wählen</translation>
        </message>
        <message>
            <source>Accept the proposal and go on</source>
            <translation>Vorschlag annehmen und weiter</translation>
        </message>
        <message>
            <source>Skip the track and go on</source>
            <translation>Titel überspringen und weiter</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>Aus der Liste nehmen</translation>
        </message>
        <message>
            <source>Back to the proposal</source>
            <translation>Zurück zum Vorschlag</translation>
        </message>
        <message>
            <source>Undo an edit</source>
            <translation>Eine Änderung zurücknehmen</translation>
        </message>
        <message>
            <source>Redo an edit</source>
            <translation>Eine Änderung wiederholen</translation>
        </message>
        <message>
            <source>Select all tracks</source>
            <translation>Alle Titel auswählen</translation>
        </message>
        <message>
            <source>Find your way</source>
            <translation>Zurechtfinden</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Filter aufheben</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>Bibliothek</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>Live</translation>
        </message>
        <message>
            <source>Show or hide waveform and spectrogram</source>
            <translation>Wellenform und Spektrogramm zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Stop listening</source>
            <translation>Anhören beenden</translation>
        </message>
        <message>
            <source>This sheet</source>
            <translation>Diese Übersicht</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Anhören</translation>
        </message>
        <message>
            <source>Play or pause the selected track</source>
            <translation>Den gewählten Titel abspielen oder anhalten</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>SourceCard</name>
        <message>
            <source>Feed from file…</source>
            <translation>Aus Datei speisen…</translation>
        </message>
        <message>
            <source>Play a file into this tab, silently, at its natural pace</source>
            <translation>Eine Datei stumm und im eigenen Tempo in diesen Reiter spielen</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Noch einmal suchen</translation>
        </message>
        <message>
            <source>Look for microphones and line-ins anew</source>
            <translation>Neu nach Mikrofonen und Line-ins suchen</translation>
        </message>
        <message>
            <source>You can still try everything here with a file.</source>
            <translation>Mit einer Datei lässt sich hier trotzdem alles ausprobieren.</translation>
        </message>
        <message>
            <source>Nothing to listen to</source>
            <translation>Nichts zu hören</translation>
        </message>
        <message>
            <source>Listen live</source>
            <translation>Live zuhören</translation>
        </message>
        <message>
            <source>Press Start to see sound as it comes in, and the genre the network hears in it. Nothing is recorded unless you press Record.</source>
            <translation>Mit Start sehen Sie den Klang, wie er ankommt, und das Genre, das das Netz darin hört. Aufgenommen wird nur, wenn Sie Aufnehmen drücken.</translation>
        </message>
        <message>
            <source>Ready to listen</source>
            <translation>Bereit zum Zuhören</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>The model in use</source>
            <translation>Das verwendete Modell</translation>
        </message>
        <message>
            <source>Tracks waiting to be heard</source>
            <translation>Titel, die noch angehört werden</translation>
        </message>
        <message>
            <source>Where sound is played</source>
            <translation>Wo der Klang herauskommt</translation>
        </message>
        <message>
            <source>Loading the model…</source>
            <translation>Modell wird geladen…</translation>
        </message>
        <message>
            <source>Model {name}</source>
            <translation>Modell {name}</translation>
        </message>
        <message>
            <source>No model</source>
            <translation>Kein Modell</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n wartet</numerusform>
                <numerusform>%n warten</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing waits</source>
            <translation>Nichts wartet</translation>
        </message>
    </context>
    <context>
        <name>TrackTable</name>
        <message>
            <source>Tracks</source>
            <translation>Titel</translation>
        </message>
    </context>
    <context>
        <name>TrackView</name>
        <message>
            <source>Nothing to show yet</source>
            <translation>Noch nichts zu zeigen</translation>
        </message>
        <message>
            <source>Choose a track to see its waveform, its spectrogram and what the network hears in it.</source>
            <translation>Wählen Sie einen Titel, um Wellenform, Spektrogramm und das Urteil des Netzes zu sehen.</translation>
        </message>
        <message>
            <source>Not classified yet</source>
            <translation>Noch nicht beurteilt</translation>
        </message>
        <message>
            <source>{file} · decoding {percent} %</source>
            <translation>{file} · dekodiert {percent} %</translation>
        </message>
        <message>
            <source>This track cannot be shown</source>
            <translation>Dieser Titel lässt sich nicht zeigen</translation>
        </message>
        <message>
            <source>mono</source>
            <translation>mono</translation>
        </message>
        <message>
            <source>stereo</source>
            <translation>stereo</translation>
        </message>
        <message>
            <source>{count} channels</source>
            <translation>{count} Kanäle</translation>
        </message>
    </context>
    <context>
        <name>ViewExporting</name>
        <message>
            <source>Save as picture</source>
            <translation>Als Bild speichern</translation>
        </message>
        <message>
            <source>Pictures (*.png)</source>
            <translation>Bilder (*.png)</translation>
        </message>
        <message>
            <source>Save as drawing</source>
            <translation>Als Zeichnung speichern</translation>
        </message>
        <message>
            <source>Drawings (*.svg)</source>
            <translation>Zeichnungen (*.svg)</translation>
        </message>
    </context>
    <context>
        <name>ViewTools</name>
        <message>
            <source>Frequency scale</source>
            <translation>Frequenzskala</translation>
        </message>
        <message>
            <source>Frequency scale. “Model” is exactly what the network sees.</source>
            <translation>Frequenzskala. „Modell“ ist genau das, was das Netz sieht.</translation>
        </message>
        <message>
            <source>Model mel</source>
            <translation>Modell-Mel</translation>
        </message>
        <message>
            <source>Full mel</source>
            <translation>Volles Mel</translation>
        </message>
        <message>
            <source>Linear Hz</source>
            <translation>Linear Hz</translation>
        </message>
        <message>
            <source>Log Hz</source>
            <translation>Log. Hz</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>Colours of the spectrogram, from soft to loud</source>
            <translation>Farben des Spektrogramms, von leise bis laut</translation>
        </message>
        <message>
            <source>Auto</source>
            <translation>Auto</translation>
        </message>
        <message>
            <source>Automatic range of levels</source>
            <translation>Pegelbereich von selbst</translation>
        </message>
        <message>
            <source>Fit the range of levels to the sound</source>
            <translation>Den Pegelbereich dem Klang anpassen</translation>
        </message>
        <message>
            <source>Values at the mouse</source>
            <translation>Werte unter der Maus</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Verkleinern</translation>
        </message>
        <message>
            <source>Zoom out (−)</source>
            <translation>Verkleinern (−)</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Vergrößern</translation>
        </message>
        <message>
            <source>Zoom in (+)</source>
            <translation>Vergrößern (+)</translation>
        </message>
        <message>
            <source>Whole track</source>
            <translation>Ganzer Titel</translation>
        </message>
        <message>
            <source>Show the whole track (F)</source>
            <translation>Den ganzen Titel zeigen (F)</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Save or copy the view</source>
            <translation>Die Ansicht speichern oder kopieren</translation>
        </message>
        <message>
            <source>Save as picture (PNG)…</source>
            <translation>Als Bild speichern (PNG)…</translation>
        </message>
        <message>
            <source>Save as drawing (SVG)…</source>
            <translation>Als Zeichnung speichern (SVG)…</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>Bild kopieren</translation>
        </message>
    </context>
    <context>
        <name>WriteFlow</name>
        <message numerus="yes">
            <source>%n file(s) written.</source>
            <translation>
                <numerusform>%n Datei geschrieben.</numerusform>
                <numerusform>%n Dateien geschrieben.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n could not be written and stayed as they were; the table says why.</source>
            <translation>
                <numerusform>%n ließ sich nicht schreiben und blieb, wie sie war; die Tabelle sagt warum.</numerusform>
                <numerusform>%n ließen sich nicht schreiben und blieben, wie sie waren; die Tabelle sagt warum.</numerusform>
            </translation>
        </message>
        <message>
            <source>Stopped before the end.</source>
            <translation>Vor dem Ende angehalten.</translation>
        </message>
        <message>
            <source>History…</source>
            <translation>Verlauf…</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Zurücknehmen</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) are as they were before.</source>
            <translation>
                <numerusform>%n Datei ist wieder wie zuvor.</numerusform>
                <numerusform>%n Dateien sind wieder wie zuvor.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n could not be taken back; the history says why.</source>
            <translation>
                <numerusform>%n ließ sich nicht zurücknehmen; der Verlauf sagt warum.</numerusform>
                <numerusform>%n ließen sich nicht zurücknehmen; der Verlauf sagt warum.</numerusform>
            </translation>
        </message>
    </context>
</TS>
