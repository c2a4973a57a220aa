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
        <source>Classifies your music with a small neural network and writes the genre into its tags, safely. Free software under the GNU General Public License, version 3 or later; it comes without any warranty.</source>
        <translation>Klassifiziert Ihre Musik mit einem kleinen neuronalen Netz und trägt das Genre in die Tags ein, ohne Risiko. Freie Software unter der GNU General Public License, Version 3 oder später; ohne jede Gewährleistung.</translation>
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
        <source>&amp;Clear the list</source>
        <translation>Liste &amp;leeren</translation>
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
        <source>&amp;Classify again</source>
        <translation>Erneut &amp;klassifizieren</translation>
    </message>
    <message>
        <source>S&amp;top classifying</source>
        <translation>Klassifizieren be&amp;enden</translation>
    </message>
    <message>
        <source>Wh&amp;y this genre?…</source>
        <translation>Wa&amp;rum dieses Genre?…</translation>
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
        <source>Show the &amp;map</source>
        <translation>&amp;Karte zeigen</translation>
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
        <source>&amp;Models…</source>
        <translation>&amp;Modelle…</translation>
    </message>
    <message>
        <source>&amp;Learn from my corrections…</source>
        <translation>Aus meinen Korrekturen &amp;lernen…</translation>
    </message>
    <message>
        <source>&amp;Roll back the model</source>
        <translation>Modell &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Handbuch</translation>
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
    <name>AlbumSwitch</name>
    <message>
        <source>Each track alone</source>
        <translation>Jeder Titel für sich</translation>
    </message>
    <message>
        <source>A track&apos;s genre comes of its own sound only.</source>
        <translation>Das Genre eines Titels kommt nur aus seinem eigenen Klang.</translation>
    </message>
    <message>
        <source>With its album</source>
        <translation>Mit seinem Album</translation>
    </message>
    <message>
        <source>The other tracks of its album weigh in, less where the track sounds different.</source>
        <translation>Die anderen Titel seines Albums zählen mit, weniger, wo der Titel anders klingt.</translation>
    </message>
    <message>
        <source>One genre per album</source>
        <translation>Ein Genre je Album</translation>
    </message>
    <message>
        <source>All tracks of an album get the genre that fits the album as a whole.</source>
        <translation>Alle Titel eines Albums bekommen das Genre, das zum Album als Ganzem passt.</translation>
    </message>
    <message>
        <source>&amp;Group by album</source>
        <translation>Nach Alben &amp;gruppieren</translation>
    </message>
    <message>
        <source>Alb&amp;ums</source>
        <translation>Al&amp;ben</translation>
    </message>
    <message>
        <source>&amp;Fold all albums</source>
        <translation>Alle Alben &amp;zuklappen</translation>
    </message>
    <message>
        <source>&amp;Unfold all albums</source>
        <translation>Alle Alben a&amp;ufklappen</translation>
    </message>
    <message>
        <source>Group by album</source>
        <translation>Nach Alben gruppieren</translation>
    </message>
    <message>
        <source>What counts for a track&apos;s genre</source>
        <translation>Was für das Genre eines Titels zählt</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
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
</context>
<context>
    <name>CalibrationPage</name>
    <message>
        <source>There are no held-out tracks to tell whether the confidence is right.</source>
        <translation>Es gibt keine zurückgehaltenen Titel, an denen sich die Konfidenz prüfen ließe.</translation>
    </message>
    <message>
        <source>Calibration error {error}: the confidence can be taken at its word.</source>
        <translation>Kalibrierungsfehler {error}: Die angegebene Konfidenz stimmt.</translation>
    </message>
    <message>
        <source>Calibration error {error}: the network is surer than it should be.</source>
        <translation>Kalibrierungsfehler {error}: Das Netz ist sicherer, als es sein sollte.</translation>
    </message>
    <message>
        <source>Calibration error {error}: the network is less sure than it could be.</source>
        <translation>Kalibrierungsfehler {error}: Das Netz ist weniger sicher, als es sein könnte.</translation>
    </message>
    <message>
        <source>Bars that end on the dashed line are right as often as they are sure. Hatched: the distance to it. Whiskers: 95 % intervals. Click a bar, or walk with the arrow keys.</source>
        <translation>Balken, die an der gestrichelten Linie enden, sind so oft richtig, wie sie sicher sind. Schraffiert: der Abstand zu ihr. Striche: 95-%-Intervalle. Klicken Sie auf einen Balken oder gehen Sie mit den Pfeiltasten.</translation>
    </message>
</context>
<context>
    <name>CellText</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Classifying</source>
        <translation>Wird klassifiziert</translation>
    </message>
    <message>
        <source>Not classified</source>
        <translation>Nicht klassifiziert</translation>
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
        <translation>Konfidenz</translation>
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
        <source>Album. {column}: {words}</source>
        <translation>Album. {column}: {words}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln Titel</numerusform>
            <numerusform>%Ln Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>{listed} of {tracks} tracks</source>
        <translation>{listed} von {tracks} Titeln</translation>
    </message>
    <message>
        <source>alone: {share}</source>
        <translation>allein: {share}</translation>
    </message>
    <message>
        <source>alone: {genre} {share}</source>
        <translation>allein: {genre} {share}</translation>
    </message>
    <message>
        <source>skipped by you</source>
        <translation>von Ihnen übersprungen</translation>
    </message>
    <message>
        <source>With its album: {agreeing} of {tracks} tracks agree.</source>
        <translation>Mit seinem Album: {agreeing} von {tracks} Titeln stimmen überein.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) of other albums weigh in, too.</source>
        <translation>
            <numerusform>%Ln Titel eines anderen Albums zählt auch mit.</numerusform>
            <numerusform>%Ln Titel anderer Alben zählen auch mit.</numerusform>
        </translation>
    </message>
    <message>
        <source>{agreeing} of {tracks} tracks agree.</source>
        <translation>{agreeing} von {tracks} Titeln stimmen überein.</translation>
    </message>
    <message>
        <source>none of these</source>
        <translation>keins davon</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Check the data</source>
        <translation>Daten prüfen</translation>
    </message>
    <message>
        <source>Looking at every clip</source>
        <translation>Jeder Ausschnitt wird angesehen</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Clips of each genre</source>
        <translation>Ausschnitte je Genre</translation>
    </message>
    <message>
        <source>Which problems to show</source>
        <translation>Welche Probleme gezeigt werden</translation>
    </message>
    <message>
        <source>&amp;Leave these clips out</source>
        <translation>Diese Ausschnitte &amp;weglassen</translation>
    </message>
    <message>
        <source>Clips that cannot be used or stand twice are not trained on</source>
        <translation>Mit Ausschnitten, die unbrauchbar oder doppelt sind, wird nicht trainiert</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Every clip is looked at: whether it is there, long enough, not silent, not damaged, not twice, and whether an artist or a sound is in two parts. Nothing is changed.</source>
        <translation>Jeder Ausschnitt wird angesehen: ob er da ist, lang genug, nicht still, nicht beschädigt und nicht doppelt, und ob ein Künstler oder ein Klang in zwei Teilen vorkommt. Nichts wird verändert.</translation>
    </message>
    <message>
        <source>The check could not be finished</source>
        <translation>Die Prüfung konnte nicht beendet werden</translation>
    </message>
    <message>
        <source>Reading the tables…</source>
        <translation>Tabellen werden gelesen…</translation>
    </message>
    <message>
        <source>{done} of {total} clips</source>
        <translation>{done} von {total} Ausschnitten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln Problem</numerusform>
            <numerusform>%Ln Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>about {likely} left</source>
        <translation>noch etwa {likely}</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Training cannot start with these data</source>
        <translation>Mit diesen Daten kann das Training nicht beginnen</translation>
    </message>
    <message>
        <source>Training can start; please read this first</source>
        <translation>Das Training kann beginnen; bitte lesen Sie vorher dies</translation>
    </message>
    <message>
        <source>All is well: training can start</source>
        <translation>Alles in Ordnung: Das Training kann beginnen</translation>
    </message>
    <message>
        <source>No clip gives cause for concern.</source>
        <translation>Kein Ausschnitt gibt Anlass zur Sorge.</translation>
    </message>
    <message>
        <source>{usable} of {listed} clips can be used</source>
        <translation>{usable} von {listed} Ausschnitten sind brauchbar</translation>
    </message>
    <message>
        <source>{time} of sound</source>
        <translation>{time} Klang</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>{what}: about {need} of {free} free</source>
        <translation>{what}: etwa {need} von {free}, die frei sind</translation>
    </message>
    <message>
        <source>{what}: about {need}</source>
        <translation>{what}: etwa {need}</translation>
    </message>
    <message>
        <source>time: about {likely} ({low} to {high})</source>
        <translation>Zeit: etwa {likely} ({low} bis {high})</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
</context>
<context>
    <name>ClassScores</name>
    <message>
        <source>Scores of each genre</source>
        <translation>Werte jedes Genres</translation>
    </message>
    <message>
        <source>{genre}: precision {precision}, recall {recall}, F1 {f1}; {count} tracks</source>
        <translation>{genre}: Präzision {precision}, Recall {recall}, F1 {f1}; {count} Titel</translation>
    </message>
    <message>
        <source>{row}. Linear baseline: F1 {f1}</source>
        <translation>{row}. Lineares Vergleichsmodell: F1 {f1}</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>linear baseline on the same split</source>
        <translation>lineares Vergleichsmodell, gleiche Aufteilung</translation>
    </message>
</context>
<context>
    <name>ClassificationPage</name>
    <message>
        <source>Classification</source>
        <translation>Klassifikation</translation>
    </message>
    <message>
        <source>More windows are surer and slower; the model&apos;s card says how long they are.</source>
        <translation>Mehr Fenster sind sicherer und langsamer; die Karte des Modells nennt ihre Länge.</translation>
    </message>
    <message>
        <source>As the model advises</source>
        <translation>Wie das Modell rät</translation>
    </message>
    <message>
        <source>&amp;Windows of a track:</source>
        <translation>&amp;Fenster je Titel:</translation>
    </message>
    <message>
        <source>Each classifies one track at a time and needs some 200 MB of memory.</source>
        <translation>Jeder klassifiziert einen Titel nach dem anderen und braucht etwa 200 MB Speicher.</translation>
    </message>
    <message>
        <source>One for each core</source>
        <translation>Einer je Kern</translation>
    </message>
    <message>
        <source>Worker &amp;processes:</source>
        <translation>Arbeits&amp;prozesse:</translation>
    </message>
    <message>
        <source>Tracks in hand are finished first, then a change is in force.</source>
        <translation>Angefangene Titel werden erst fertig, dann gilt eine Änderung.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Standard des Systems</translation>
    </message>
    <message>
        <source>Also to be chosen in the player bar</source>
        <translation>Auch in der Player-Leiste zu wählen</translation>
    </message>
    <message>
        <source>&amp;Output:</source>
        <translation>&amp;Ausgabe:</translation>
    </message>
    <message>
        <source>No output is known yet: they are looked for when a track is shown.</source>
        <translation>Noch ist keine Ausgabe bekannt: Sie werden gesucht, sobald ein Titel gezeigt wird.</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name} (nicht verbunden)</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Scores of the runs</source>
        <translation>Werte der Läufe</translation>
    </message>
    <message>
        <source>Settings of the runs</source>
        <translation>Einstellungen der Läufe</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>Validation macro-F1</source>
        <translation>Validierung: Makro-F1</translation>
    </message>
    <message>
        <source>Scores and settings</source>
        <translation>Werte und Einstellungen</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message numerus="yes">
        <source>Comparing %Ln run(s)</source>
        <translation>
            <numerusform>%Ln Lauf im Vergleich</numerusform>
            <numerusform>%Ln Läufe im Vergleich</numerusform>
        </translation>
    </message>
    <message>
        <source>Not evaluated yet: {runs}.</source>
        <translation>Noch nicht ausgewertet: {runs}.</translation>
    </message>
    <message>
        <source>Not all runs were evaluated on the same tracks: their scores cannot be compared.</source>
        <translation>Nicht alle Läufe wurden an denselben Titeln ausgewertet: Ihre Werte lassen sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>More accurate than run 1</source>
        <translation>Genauer als Lauf 1</translation>
    </message>
    <message>
        <source>Macro-F1</source>
        <translation>Makro-F1</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>Linear baseline, macro-F1</source>
        <translation>Lineares Vergleichsmodell, Makro-F1</translation>
    </message>
    <message>
        <source>F1 of {genre}</source>
        <translation>F1 von {genre}</translation>
    </message>
    <message>
        <source>{best} of {epochs}</source>
        <translation>{best} von {epochs}</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>Beste Epoche</translation>
    </message>
    <message>
        <source>{value} points ({low} to {high})</source>
        <translation>{value} Punkte ({low} bis {high})</translation>
    </message>
    <message>
        <source>Nothing was set differently.</source>
        <translation>Nichts wurde anders eingestellt.</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>Rows are the labels, columns the predictions. Arrow keys choose a cell.</source>
        <translation>Zeilen sind die Labels, Spalten die Vorhersagen. Pfeiltasten wählen ein Feld.</translation>
    </message>
    <message>
        <source>{label} recognised: {count} of {all} ({share})</source>
        <translation>{label} erkannt: {count} von {all} ({share})</translation>
    </message>
    <message>
        <source>{label} taken for {answer}: {count} of {all} ({share})</source>
        <translation>{label} für {answer} gehalten: {count} von {all} ({share})</translation>
    </message>
</context>
<context>
    <name>ConfusionPage</name>
    <message>
        <source>Row percentages first</source>
        <translation>Zeilenprozente zuerst</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>What share of each label&apos;s tracks was predicted as what, before the counts</source>
        <translation>Welcher Anteil der Titel jedes Labels als was vorhergesagt wurde, vor den Anzahlen</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>Tracks of the chosen cell</source>
        <translation>Titel des gewählten Feldes</translation>
    </message>
    <message>
        <source>Click a cell, or walk there with the arrow keys, to list its tracks.</source>
        <translation>Klicken Sie auf ein Feld oder gehen Sie mit den Pfeiltasten hin, um seine Titel zu sehen.</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Any mix of sources may be trained together</source>
        <translation>Quellen lassen sich beliebig mischen</translation>
    </message>
    <message>
        <source>Download FMA…</source>
        <translation>FMA herunterladen…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Say what kind of data a folder holds</source>
        <translation>Selbst sagen, welche Art Daten ein Ordner enthält</translation>
    </message>
    <message>
        <source>My corrections</source>
        <translation>Meine Korrekturen</translation>
    </message>
    <message>
        <source>Genres found</source>
        <translation>Gefundene Genres</translation>
    </message>
    <message>
        <source>All &amp;16 genres of FMA</source>
        <translation>Alle &amp;16 Genres von FMA</translation>
    </message>
    <message>
        <source>Otherwise the study&apos;s four: Electronic, Folk, Hip-Hop and Rock</source>
        <translation>Sonst die vier der Studie: Electronic, Folk, Hip-Hop und Rock</translation>
    </message>
    <message>
        <source>Parts for training and evaluation</source>
        <translation>Teile zum Trainieren und Auswerten</translation>
    </message>
    <message>
        <source>&amp;Parts of the data</source>
        <translation>&amp;Teile der Daten</translation>
    </message>
    <message>
        <source>As the data set says</source>
        <translation>Wie im Datensatz</translation>
    </message>
    <message>
        <source>Anew, each artist in one part</source>
        <translation>Neu, Künstler nie geteilt</translation>
    </message>
    <message>
        <source>Reading the tables…</source>
        <translation>Tabellen werden gelesen…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s)</source>
        <translation>
            <numerusform>%Ln Ausschnitt</numerusform>
            <numerusform>%Ln Ausschnitte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln ausgelassen</numerusform>
            <numerusform>%Ln ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>70 % for training, 15 % for validation, 15 % for the test; no artist is in two of them.</source>
        <translation>70 % Training, 15 % Validierung, 15 % Test; kein Künstler ist in zweien davon.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln artist(s) are in more than one part: the scores may look better than they are.</source>
        <translation>
            <numerusform>%Ln Künstler ist in mehr als einem Teil: Die Werte können besser aussehen, als sie sind.</numerusform>
            <numerusform>%Ln Künstler sind in mehr als einem Teil: Die Werte können besser aussehen, als sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found yet.</source>
        <translation>Noch nichts gefunden.</translation>
    </message>
    <message>
        <source>In {folder} nothing looks like labelled music. Expected: a folder for each genre, FMA, GTZAN or a corpus.</source>
        <translation>In {folder} sieht nichts nach Musik mit Genres aus. Erwartet wird ein Ordner je Genre, FMA, GTZAN oder ein Korpus.</translation>
    </message>
    <message>
        <source>Downloading FMA, {part} %</source>
        <translation>FMA wird geladen, {part} %</translation>
    </message>
    <message>
        <source>A folder of labelled music</source>
        <translation>Ein Ordner mit Musik und Genres</translation>
    </message>
    <message>
        <source>Data without parts of their own are divided 70/15/15, each artist in one part.</source>
        <translation>Daten ohne eigene Teile werden 70/15/15 geteilt, jeder Künstler in einen Teil.</translation>
    </message>
</context>
<context>
    <name>DataSets</name>
    <message>
        <source>folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>corrections</source>
        <translation>Korrekturen</translation>
    </message>
    <message>
        <source>corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>{kind} in {folder}</source>
        <translation>{kind} in {folder}</translation>
    </message>
    <message>
        <source>{kind}, {count} tracks</source>
        <translation>{kind}, {count} Titel</translation>
    </message>
</context>
<context>
    <name>DataStart</name>
    <message>
        <source>Teach the network your music</source>
        <translation>Bringen Sie dem Netz Ihre Musik bei</translation>
    </message>
    <message>
        <source>Drop a folder with music sorted by genre, or choose a known data set. A training run makes a new model; the one in use stays until you say otherwise.</source>
        <translation>Ziehen Sie einen nach Genres sortierten Musikordner hierher oder wählen Sie einen bekannten Datensatz. Ein Trainingslauf macht ein neues Modell; das verwendete bleibt, bis Sie es anders wollen.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>A folder for each genre, the Free Music Archive (FMA), GTZAN or a corpus: it is recognised</source>
        <translation>Ein Ordner je Genre, das Free Music Archive (FMA), GTZAN oder ein Korpus: Es wird erkannt</translation>
    </message>
    <message>
        <source>Download FMA…</source>
        <translation>FMA herunterladen…</translation>
    </message>
    <message>
        <source>Fetch free music with genres from the Free Music Archive</source>
        <translation>Freie Musik mit Genres aus dem Free Music Archive holen</translation>
    </message>
    <message>
        <source>Use my corrections</source>
        <translation>Meine Korrekturen nehmen</translation>
    </message>
    <message>
        <source>Tracks whose genre you chose yourself in the library</source>
        <translation>Titel, deren Genre Sie in der Bibliothek selbst gewählt haben</translation>
    </message>
    <message>
        <source>1. Data</source>
        <translation>1. Daten</translation>
    </message>
    <message>
        <source>clips with a genre each, from one place or several</source>
        <translation>Ausschnitte mit je einem Genre, von einem Ort oder mehreren</translation>
    </message>
    <message>
        <source>2. Check</source>
        <translation>2. Prüfen</translation>
    </message>
    <message>
        <source>silent, damaged and double clips are found</source>
        <translation>stille, beschädigte und doppelte Ausschnitte werden gefunden</translation>
    </message>
    <message>
        <source>3. Train</source>
        <translation>3. Trainieren</translation>
    </message>
    <message>
        <source>watch it learn, pause and go on when you like</source>
        <translation>sehen Sie zu, wie es lernt; anhalten und fortsetzen jederzeit</translation>
    </message>
    <message>
        <source>see where it errs before you use it</source>
        <translation>sehen Sie, wo es irrt, bevor Sie es verwenden</translation>
    </message>
    <message>
        <source>4. Evaluate</source>
        <translation>4. Auswerten</translation>
    </message>
    <message numerus="yes">
        <source>Use my %Ln correction(s)</source>
        <translation>
            <numerusform>Meine %Ln Korrektur nehmen</numerusform>
            <numerusform>Meine %Ln Korrekturen nehmen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message>
        <source>In your library</source>
        <translation>In Ihrer Bibliothek</translation>
    </message>
    <message>
        <source>Tracks that could not be classified</source>
        <translation>Titel, die nicht klassifiziert werden konnten</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>Neues Modell</translation>
    </message>
    <message>
        <source>In the tags</source>
        <translation>In den Tags</translation>
    </message>
    <message>
        <source>The new model classifies your tracks…</source>
        <translation>Das neue Modell klassifiziert Ihre Titel…</translation>
    </message>
    <message>
        <source>Not classified ({count})</source>
        <translation>Nicht klassifiziert ({count})</translation>
    </message>
    <message>
        <source>Tracks that get another genre</source>
        <translation>Titel, die ein anderes Genre bekommen</translation>
    </message>
    <message>
        <source>Tracks that become Unknown</source>
        <translation>Titel, die unbekannt werden</translation>
    </message>
    <message>
        <source>Tracks that were Unknown and get a genre</source>
        <translation>Titel, die unbekannt waren und ein Genre bekommen</translation>
    </message>
    <message>
        <source>No tracks are loaded. Open music in the Library tab to see here what would change there.</source>
        <translation>Es sind keine Titel geladen. Öffnen Sie Musik in der Bibliothek, um hier zu sehen, was sich dort ändern würde.</translation>
    </message>
    <message>
        <source>your choice stays: {genre}</source>
        <translation>Ihre Wahl bleibt: {genre}</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Another genre ({count})</source>
        <translation>Anderes Genre ({count})</translation>
    </message>
    <message>
        <source>Now Unknown ({count})</source>
        <translation>Jetzt unbekannt ({count})</translation>
    </message>
    <message>
        <source>Newly known ({count})</source>
        <translation>Neu erkannt ({count})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) would change</source>
        <translation>
            <numerusform>%Ln Titel würde sich ändern</numerusform>
            <numerusform>%Ln Titel würden sich ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} unchanged</source>
        <translation>{count} unverändert</translation>
    </message>
</context>
<context>
    <name>DownloadDialog</name>
    <message>
        <source>Download FMA</source>
        <translation>FMA herunterladen</translation>
    </message>
    <message>
        <source>{name}: {size}</source>
        <translation>{name}: {size}</translation>
    </message>
    <message>
        <source>Subset of the Free Music Archive</source>
        <translation>Teilmenge des Free Music Archive</translation>
    </message>
    <message>
        <source>Where to put it</source>
        <translation>Wohin damit</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose where to put it</source>
        <translation>Wählen, wohin damit</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>What is loaded is kept; it goes on from there</source>
        <translation>Was geladen ist, bleibt; von dort geht es weiter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The Free Music Archive as research uses it: 30-second clips with genres, free to download. The small subset is enough to begin with.</source>
        <translation>Das Free Music Archive, wie die Forschung es benutzt: Ausschnitte von 30 Sekunden mit Genres, frei zu laden. Für den Anfang genügt die kleine Teilmenge.</translation>
    </message>
    <message>
        <source>&amp;Subset:</source>
        <translation>&amp;Teilmenge:</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Ordner:</translation>
    </message>
    <message>
        <source>Paused. What is loaded is kept; Resume goes on from there.</source>
        <translation>Angehalten. Was geladen ist, bleibt; „Fortsetzen“ macht dort weiter.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt…</translation>
    </message>
    <message>
        <source>Needs about {need} while unpacking; {free} are free here.</source>
        <translation>Braucht beim Entpacken etwa {need}; hier sind {free} frei.</translation>
    </message>
    <message>
        <source>Waiting to try again: {reason}.</source>
        <translation>Wartet auf den nächsten Versuch: {reason}.</translation>
    </message>
    <message>
        <source>Checking {name}</source>
        <translation>{name} wird geprüft</translation>
    </message>
    <message>
        <source>Unpacking {name}: {done} of {total} files</source>
        <translation>{name} wird entpackt: {done} von {total} Dateien</translation>
    </message>
    <message>
        <source>{name}: {done} of {total}</source>
        <translation>{name}: {done} von {total}</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>{size} je Sekunde</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
    <message>
        <source>All is there.</source>
        <translation>Alles ist da.</translation>
    </message>
    <message numerus="yes">
        <source>All is there but %Ln file(s), which came damaged.</source>
        <translation>
            <numerusform>Alles ist da bis auf %Ln Datei, die beschädigt ankam.</numerusform>
            <numerusform>Alles ist da bis auf %Ln Dateien, die beschädigt ankamen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>The download goes on meanwhile</source>
        <translation>Es wird inzwischen weiter geladen</translation>
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
        <source>Clear this list</source>
        <translation>Diese Liste leeren</translation>
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
        <source>Genre Tagger classifies each track and proposes a genre. Nothing is written until you have seen it and say so.</source>
        <translation>Genre Tagger klassifiziert jeden Titel und schlägt ein Genre vor. Geschrieben wird erst, wenn Sie es gesehen haben und es wollen.</translation>
    </message>
    <message>
        <source>Four short pieces that come with the program, one for each genre.</source>
        <translation>Vier kurze Stücke, die dem Programm beiliegen, eins je Genre.</translation>
    </message>
    <message>
        <source>It classifies</source>
        <translation>Es klassifiziert</translation>
    </message>
    <message>
        <source>by the sound itself, not by the tags</source>
        <translation>nach dem Klang selbst, nicht nach den Tags</translation>
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
    <name>EpochChart</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Logarithmic axis: small values are told apart, too</source>
        <translation>Logarithmische Achse: auch kleine Werte sind zu unterscheiden</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>Logarithmische Achse</translation>
    </message>
    <message>
        <source>Epoch {epoch}: {values}</source>
        <translation>Epoche {epoch}: {values}</translation>
    </message>
    <message>
        <source>Best epoch: {epoch}</source>
        <translation>Beste Epoche: {epoch}</translation>
    </message>
    <message>
        <source>No epochs yet</source>
        <translation>Noch keine Epochen</translation>
    </message>
    <message>
        <source>Epoch {epoch}</source>
        <translation>Epoche {epoch}</translation>
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
    <name>Errors</name>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>This file could not be decoded</source>
        <translation>Diese Datei ließ sich nicht dekodieren</translation>
    </message>
    <message>
        <source>This track is too short</source>
        <translation>Dieser Titel ist zu kurz</translation>
    </message>
    <message>
        <source>This track is silent</source>
        <translation>Dieser Titel ist stumm</translation>
    </message>
    <message>
        <source>The decoder failed on this file</source>
        <translation>Der Decoder ist an dieser Datei gescheitert</translation>
    </message>
    <message>
        <source>The tags could not be changed</source>
        <translation>Die Tags konnten nicht geändert werden</translation>
    </message>
    <message>
        <source>The file has changed</source>
        <translation>Die Datei hat sich geändert</translation>
    </message>
    <message>
        <source>The journal has a problem</source>
        <translation>Mit dem Verlauf stimmt etwas nicht</translation>
    </message>
    <message>
        <source>This model could not be loaded</source>
        <translation>Dieses Modell konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>The data set has a problem</source>
        <translation>Mit den Daten stimmt etwas nicht</translation>
    </message>
    <message>
        <source>Training stopped</source>
        <translation>Das Training wurde beendet</translation>
    </message>
    <message>
        <source>The sound device is not available</source>
        <translation>Das Audiogerät ist nicht verfügbar</translation>
    </message>
    <message>
        <source>The settings could not be used</source>
        <translation>Die Einstellungen konnten nicht verwendet werden</translation>
    </message>
    <message>
        <source>The report could not be saved</source>
        <translation>Der Bericht konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Your corrections could not be used</source>
        <translation>Ihre Korrekturen konnten nicht verwendet werden</translation>
    </message>
    <message>
        <source>{name} is a folder, not an audio file; name the files in it.</source>
        <translation>{name} ist ein Ordner, keine Audiodatei; bitte die Dateien darin nennen.</translation>
    </message>
    <message>
        <source>{name} is a pipe or device, not a file; save it to a file first.</source>
        <translation>{name} ist eine Pipe oder ein Gerät, keine Datei; erst in eine Datei speichern.</translation>
    </message>
    <message>
        <source>{name} is empty (0 bytes); copy or download it again.</source>
        <translation>{name} ist leer (0 Byte); bitte neu kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>{name} lasts {seconds:.1f} s; at least {least:.0f} s of sound are needed to classify it.</source>
        <translation>{name} dauert {seconds:.1f} s; zum Klassifizieren braucht es mindestens {least:.0f} s Ton.</translation>
    </message>
    <message>
        <source>{name} holds only silence; there is nothing to classify in it.</source>
        <translation>{name} enthält nur Stille; daran gibt es nichts zu klassifizieren.</translation>
    </message>
    <message>
        <source>{name} does not say how long it is; play it once in another program to check it.</source>
        <translation>{name} sagt nicht, wie lang es ist; zur Prüfung einmal in einem anderen Programm abspielen.</translation>
    </message>
    <message>
        <source>{name} holds no sound, only a header; copy or download it again.</source>
        <translation>{name} enthält keinen Ton, nur einen Kopf; bitte neu kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>{name} is coded or protected in a way that cannot be decoded; convert it first.</source>
        <translation>{name} ist so kodiert oder geschützt, dass es sich nicht dekodieren lässt; erst umwandeln.</translation>
    </message>
    <message>
        <source>{name} states an impossible sample rate of {rate} Hz; the file is damaged.</source>
        <translation>{name} nennt eine unmögliche Abtastrate von {rate} Hz; die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>{name} states an impossible number of {count} channels; the file is damaged.</source>
        <translation>{name} nennt eine unmögliche Zahl von {count} Kanälen; die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>{name} is no longer there; check the name and the drive.</source>
        <translation>{name} ist nicht mehr da; bitte Namen und Laufwerk prüfen.</translation>
    </message>
    <message>
        <source>{name} may not be read; change its permissions.</source>
        <translation>{name} darf nicht gelesen werden; bitte die Rechte ändern.</translation>
    </message>
    <message>
        <source>{name} could not be read ({reason}); check the drive.</source>
        <translation>{name} konnte nicht gelesen werden ({reason}); bitte das Laufwerk prüfen.</translation>
    </message>
    <message>
        <source>{name} is damaged: none of its sound decodes; copy or download it again.</source>
        <translation>{name} ist beschädigt: Nichts davon lässt sich dekodieren; bitte neu kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>{name} holds no sound that can be decoded; it is damaged or not an audio file.</source>
        <translation>{name} enthält keinen Ton, der sich dekodieren lässt; es ist beschädigt oder keine Audiodatei.</translation>
    </message>
    <message>
        <source>The exported graph of {name} differs from the network by {difference:.1e}.</source>
        <translation>Der exportierte Graph von {name} weicht um {difference:.1e} vom Netz ab.</translation>
    </message>
    <message>
        <source>The graph of the model {name} differs from its weights by {difference:.1e}.</source>
        <translation>Der Graph des Modells {name} weicht um {difference:.1e} von seinen Gewichten ab.</translation>
    </message>
    <message>
        <source>The weights of the model {name} do not fit the network it describes.</source>
        <translation>Die Gewichte des Modells {name} passen nicht zu dem Netz, das es beschreibt.</translation>
    </message>
    <message>
        <source>The model could not be saved to {name}: {reason}.</source>
        <translation>Das Modell konnte nicht in {name} gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <source>The network of model {name} is not one that classifies genres.</source>
        <translation>Das Netz des Modells {name} ist keines, das Genres klassifiziert.</translation>
    </message>
    <message>
        <source>The network of model {name} gives no usable prediction.</source>
        <translation>Das Netz des Modells {name} liefert keine brauchbare Vorhersage.</translation>
    </message>
    <message>
        <source>The network of model {name} failed.</source>
        <translation>Das Netz des Modells {name} ist gescheitert.</translation>
    </message>
    <message>
        <source>The model {name} does not know the genre {genre}; it knows {known}.</source>
        <translation>Das Modell {name} kennt das Genre {genre} nicht; es kennt {known}.</translation>
    </message>
    <message>
        <source>The model {name} has {count} stages, not {stage}.</source>
        <translation>Das Modell {name} hat {count} Stufen, nicht {stage}.</translation>
    </message>
    <message>
        <source>{name} has less than {least:.0f} seconds of sound there.</source>
        <translation>{name} hat dort weniger als {least:.0f} Sekunden Ton.</translation>
    </message>
    <message>
        <source>{name} is silent there; choose another place.</source>
        <translation>{name} ist dort stumm; bitte eine andere Stelle wählen.</translation>
    </message>
    <message>
        <source>The picture could not be saved to {file}: {reason}.</source>
        <translation>Das Bild konnte nicht in {file} gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be the name of a model: use up to {longest} letters, digits, spaces and - _ . ( ) +.</source>
        <translation>„{name}“ kann kein Modell heißen: höchstens {longest} Buchstaben, Ziffern, Leerzeichen und - _ . ( ) + verwenden.</translation>
    </message>
    <message>
        <source>There is a model called &quot;{name}&quot; already; choose another name.</source>
        <translation>Ein Modell namens „{name}“ gibt es schon; bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>There is no former model to go back to.</source>
        <translation>Es gibt kein früheres Modell, zu dem man zurückkehren könnte.</translation>
    </message>
    <message>
        <source>There is no model called &quot;{name}&quot;; there are: {known}.</source>
        <translation>Ein Modell namens „{name}“ gibt es nicht; es gibt: {known}.</translation>
    </message>
    <message>
        <source>The model {name} came with the program and stays.</source>
        <translation>Das Modell {name} gehört zum Programm und bleibt.</translation>
    </message>
    <message>
        <source>The model {name} is the active one; activate another one before deleting it.</source>
        <translation>Das Modell {name} ist das aktive; vor dem Löschen ein anderes aktivieren.</translation>
    </message>
    <message>
        <source>The model {name} could not be deleted ({reason}).</source>
        <translation>Das Modell {name} konnte nicht gelöscht werden ({reason}).</translation>
    </message>
    <message>
        <source>{name} was damaged, so the model that came with the program is used.</source>
        <translation>{name} war beschädigt, darum wird das mitgelieferte Modell verwendet.</translation>
    </message>
    <message>
        <source>The choice of model could not be saved ({reason}).</source>
        <translation>Die Wahl des Modells konnte nicht gespeichert werden ({reason}).</translation>
    </message>
    <message>
        <source>{sentence} The model that came with the program is used instead.</source>
        <translation>{sentence} Stattdessen wird das mitgelieferte Modell verwendet.</translation>
    </message>
    <message>
        <source>There is no model to check; install the program again.</source>
        <translation>Es gibt kein Modell zu prüfen; bitte das Programm neu installieren.</translation>
    </message>
    <message>
        <source>{name} was made by a newer version of Genre Tagger.</source>
        <translation>{name} stammt von einer neueren Version von Genre Tagger.</translation>
    </message>
    <message>
        <source>Your corrections in {name} cannot be used: {reason}.</source>
        <translation>Ihre Korrekturen in {name} lassen sich nicht verwenden: {reason}.</translation>
    </message>
    <message>
        <source>{name} could not be classified because of an unexpected error ({reason}).</source>
        <translation>{name} konnte wegen eines unerwarteten Fehlers nicht klassifiziert werden ({reason}).</translation>
    </message>
    <message>
        <source>The two models were measured on different music, so their figures cannot be compared.</source>
        <translation>Die beiden Modelle wurden an verschiedener Musik gemessen, ihre Werte lassen sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>{name} exists and was not made by Genre Tagger; choose another folder.</source>
        <translation>{name} gibt es schon und stammt nicht von Genre Tagger; bitte einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The folder {folder} could not be made: {reason}.</source>
        <translation>Der Ordner {folder} konnte nicht angelegt werden: {reason}.</translation>
    </message>
    <message>
        <source>{file} could not be read: {reason}.</source>
        <translation>{file} konnte nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} must end in {known} or {last}.</source>
        <translation>{name} muss auf {known} oder {last} enden.</translation>
    </message>
    <message>
        <source>{file} could not be saved: {reason}.</source>
        <translation>{file} konnte nicht gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <source>The folder {name} cannot be opened ({reason}).</source>
        <translation>Der Ordner {name} lässt sich nicht öffnen ({reason}).</translation>
    </message>
    <message>
        <source>{name} is not a regular file.</source>
        <translation>{name} ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>{name} is not an audio file.</source>
        <translation>{name} ist keine Audiodatei.</translation>
    </message>
    <message>
        <source>{name} is damaged: none of its sound decodes.</source>
        <translation>{name} ist beschädigt: Nichts davon lässt sich dekodieren.</translation>
    </message>
    <message>
        <source>{name} lasts {seconds:.1f} s, too short to learn from.</source>
        <translation>{name} dauert {seconds:.1f} s, zu kurz, um daraus zu lernen.</translation>
    </message>
    <message>
        <source>{name} breaks off after {seconds:.1f} s of {stated_seconds:.0f} s; what there is can be used.</source>
        <translation>{name} bricht nach {seconds:.1f} s von {stated_seconds:.0f} s ab; was da ist, lässt sich verwenden.</translation>
    </message>
    <message>
        <source>{name} is silent from start to end.</source>
        <translation>{name} ist von Anfang bis Ende stumm.</translation>
    </message>
    <message>
        <source>{name} is not there.</source>
        <translation>{name} ist nicht da.</translation>
    </message>
    <message>
        <source>{name} could not be read because of an unexpected error ({reason}).</source>
        <translation>{name} konnte wegen eines unerwarteten Fehlers nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>There is not a single clip to prepare; check the folder and the genres.</source>
        <translation>Es gibt keinen einzigen Ausschnitt vorzubereiten; bitte Ordner und Genres prüfen.</translation>
    </message>
    <message>
        <source>Not one of the {count} clips could be read. The first: {reason}</source>
        <translation>Keiner der {count} Ausschnitte ließ sich lesen. Der erste: {reason}</translation>
    </message>
    <message>
        <source>The folder {folder} for mel windows cannot be made ({reason}).</source>
        <translation>Der Ordner {folder} für Mel-Fenster lässt sich nicht anlegen ({reason}).</translation>
    </message>
    <message>
        <source>The folder {folder} for mel windows cannot be written to.</source>
        <translation>In den Ordner {folder} für Mel-Fenster lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Learning takes at least {tracks} labelled tracks from {groups} artists or folders; there are {count} from {there} so far.</source>
        <translation>Das Lernen braucht mindestens {tracks} beschriftete Titel von {groups} Künstlern oder Ordnern; bisher sind es {count} von {there}.</translation>
    </message>
    <message>
        <source>No other music was at hand; only mixtures of your labelled tracks keep the rest as it is.</source>
        <translation>Andere Musik war nicht zur Hand; nur Mischungen Ihrer beschrifteten Titel halten das Übrige, wie es ist.</translation>
    </message>
    <message>
        <source>{count} labelled files are no longer where they were.</source>
        <translation>{count} beschriftete Dateien sind nicht mehr da, wo sie waren.</translation>
    </message>
    <message>
        <source>Too few tracks to learn a new genre from: {genres}.</source>
        <translation>Zu wenige Titel, um ein neues Genre zu lernen: {genres}.</translation>
    </message>
    <message>
        <source>No clip is set apart for validation, so the network of the last epoch is the one that is kept.</source>
        <translation>Kein Ausschnitt ist für die Validierung zurückgelegt, daher wird das Netz der letzten Epoche behalten.</translation>
    </message>
    <message>
        <source>The cluster at {address} went away; what was done is kept, so start again to go on from there.</source>
        <translation>Der Cluster unter {address} ist weg; was fertig war, bleibt erhalten, ein neuer Start macht dort weiter.</translation>
    </message>
    <message>
        <source>{name} made several workers crash; the file is probably damaged.</source>
        <translation>An {name} sind mehrere Arbeitsprozesse abgestürzt; vermutlich ist die Datei beschädigt.</translation>
    </message>
    <message>
        <source>{name} was given up: no worker finished it within {seconds:.0f} seconds.</source>
        <translation>{name} wurde aufgegeben: Kein Arbeitsprozess wurde in {seconds:.0f} Sekunden damit fertig.</translation>
    </message>
    <message>
        <source>Working on a cluster needs Dask, which is not installed: pip install &quot;genre-tagger[cluster]&quot;.</source>
        <translation>Für die Arbeit auf einem Cluster fehlt Dask: pip install &quot;genre-tagger[cluster]&quot;.</translation>
    </message>
    <message>
        <source>No Dask scheduler answers at {address}; check the address, and that it runs.</source>
        <translation>Unter {address} antwortet kein Dask-Scheduler; bitte prüfen, ob die Adresse stimmt und er läuft.</translation>
    </message>
    <message>
        <source>The cluster at {address} has no workers; start some, then try again.</source>
        <translation>Der Cluster unter {address} hat keine Arbeiter; bitte welche starten und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The workers of the cluster at {address} lack this version of Genre Tagger; install it there.</source>
        <translation>Den Arbeitern des Clusters unter {address} fehlt diese Version von Genre Tagger; bitte dort installieren.</translation>
    </message>
    <message>
        <source>The mel windows of this data set need {size}, but only {free} are free in {folder}; free some space there or choose another folder.</source>
        <translation>Die Mel-Fenster dieser Daten brauchen {size}, in {folder} sind aber nur {free} frei; bitte dort Platz schaffen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Training and explaining networks need libraries that the light edition leaves out; install the full edition, or with pip: pip install &apos;genre-tagger[training]&apos;.</source>
        <translation>Training und Erklärungen brauchen Bibliotheken, die der leichten Ausgabe fehlen; bitte die vollständige installieren, oder mit pip: pip install &apos;genre-tagger[training]&apos;.</translation>
    </message>
    <message>
        <source>Watching stopped</source>
        <translation>Die Beobachtung wurde beendet</translation>
    </message>
    <message>
        <source>The cluster could not be used</source>
        <translation>Der Cluster konnte nicht verwendet werden</translation>
    </message>
    <message>
        <source>This is the light edition</source>
        <translation>Dies ist die leichte Ausgabe</translation>
    </message>
    <message>
        <source>What was seen of the watched folders cannot be kept in {file} ({reason}); free some room there, or move the file away to begin anew.</source>
        <translation>Was von den beobachteten Ordnern bekannt ist, lässt sich nicht in {file} speichern ({reason}); schaffen Sie dort Platz, oder verschieben Sie die Datei, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>Mel windows were damaged on their way from a worker; check the memory and the network.</source>
        <translation>Mel-Fenster wurden auf dem Weg von einem Arbeiter beschädigt; bitte Speicher und Netzwerk prüfen.</translation>
    </message>
    <message>
        <source>The mel windows of this data set need {size}, but the cache may take only {budget}; allow it more.</source>
        <translation>Die Mel-Fenster dieser Daten brauchen {size}, der Zwischenspeicher darf aber nur {budget} belegen; bitte mehr erlauben.</translation>
    </message>
    <message>
        <source>The mel windows in {folder} cannot be kept ({reason}); check the folder and the drive.</source>
        <translation>Die Mel-Fenster in {folder} lassen sich nicht aufbewahren ({reason}); bitte Ordner und Laufwerk prüfen.</translation>
    </message>
    <message>
        <source>The disk that holds {folder} is full; free some space, what was done is kept.</source>
        <translation>Der Datenträger von {folder} ist voll; bitte Platz schaffen, was fertig war, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The run {name} has no finished network yet; let it train to its end.</source>
        <translation>Der Lauf {name} hat noch kein fertiges Netz; bitte zu Ende trainieren lassen.</translation>
    </message>
    <message>
        <source>The baseline needs clips of two genres to be trained on, and some to be evaluated on.</source>
        <translation>Das Vergleichsmodell braucht Ausschnitte aus zwei Genres zum Trainieren und einige zum Auswerten.</translation>
    </message>
    <message>
        <source>{count} clips could not be read for the baseline: {failures}</source>
        <translation>{count} Ausschnitte ließen sich für das Vergleichsmodell nicht lesen: {failures}</translation>
    </message>
    <message>
        <source>The baseline was evaluated on {count} of the {there} tracks.</source>
        <translation>Das Vergleichsmodell wurde an {count} der {there} Titel ausgewertet.</translation>
    </message>
    <message>
        <source>The baseline&apos;s features in {file} cannot be kept ({reason}); delete that file.</source>
        <translation>Die Merkmale des Vergleichsmodells in {file} lassen sich nicht aufbewahren ({reason}); bitte diese Datei löschen.</translation>
    </message>
    <message>
        <source>{name} is too short for the baseline&apos;s features.</source>
        <translation>{name} ist zu kurz für die Merkmale des Vergleichsmodells.</translation>
    </message>
    <message>
        <source>The run {name} has no model yet; let it finish an epoch first.</source>
        <translation>Der Lauf {name} hat noch kein Modell; erst eine Epoche zu Ende laufen lassen.</translation>
    </message>
    <message>
        <source>{file} is there already; choose another name.</source>
        <translation>{file} gibt es schon; bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Learning was stopped before it had learnt anything; no model was made.</source>
        <translation>Das Lernen wurde beendet, bevor etwas gelernt war; es entstand kein Modell.</translation>
    </message>
    <message>
        <source>{artist} is in more than one split: {parts}.</source>
        <translation>{artist} steht in mehr als einem Teil: {parts}.</translation>
    </message>
    <message>
        <source>{name} holds the same sound as {other}, which is in {split}; this copy is left out.</source>
        <translation>{name} enthält denselben Ton wie {other} (Teil: {split}); diese Kopie bleibt weg.</translation>
    </message>
    <message>
        <source>{name} holds the same sound as {other}; this copy is left out.</source>
        <translation>{name} enthält denselben Ton wie {other}; diese Kopie bleibt weg.</translation>
    </message>
    <message>
        <source>{name} holds the same sound as {other}, which is in {split} and is called {genre} here, {there} there; this copy is left out.</source>
        <translation>{name} enthält denselben Ton wie {other} (Teil: {split}) und heißt hier {genre}, dort {there}; diese Kopie bleibt weg.</translation>
    </message>
    <message>
        <source>{name} holds the same sound as {other} and is called {genre} here, {there} there; this copy is left out.</source>
        <translation>{name} enthält denselben Ton wie {other} und heißt hier {genre}, dort {there}; diese Kopie bleibt weg.</translation>
    </message>
    <message>
        <source>There is only one genre; choose two or more to tell apart.</source>
        <translation>Es gibt nur ein Genre; zum Unterscheiden bitte zwei oder mehr wählen.</translation>
    </message>
    <message>
        <source>There is no usable clip for validation; the best epoch could not be told.</source>
        <translation>Es gibt keinen brauchbaren Ausschnitt zur Validierung; die beste Epoche ließe sich nicht bestimmen.</translation>
    </message>
    <message>
        <source>The features need {size} of disk, but only {free} are free.</source>
        <translation>Die Merkmale brauchen {size} auf dem Datenträger, frei sind aber nur {free}.</translation>
    </message>
    <message>
        <source>{count} clips are known to be bad and are left out.</source>
        <translation>{count} Ausschnitte sind als schlecht bekannt und bleiben weg.</translation>
    </message>
    <message>
        <source>{unusable} of {listed} clips cannot be used and are left out.</source>
        <translation>{unusable} von {listed} Ausschnitten sind nicht verwendbar und bleiben weg.</translation>
    </message>
    <message>
        <source>A batch may take {size} of memory, but {free} are free; choose a smaller batch.</source>
        <translation>Ein Stapel kann {size} Speicher brauchen, frei sind {free}; bitte kleinere Stapel wählen.</translation>
    </message>
    <message>
        <source>{count} artists are in more than one split, with {tracks} of {named} tracks: scores will flatter. An artist-disjoint split avoids this.</source>
        <translation>{count} Interpreten stehen in mehr als einem Teil, mit {tracks} von {named} Titeln: Die Werte werden schmeicheln. Eine Aufteilung nach Interpreten vermeidet das.</translation>
    </message>
    <message>
        <source>{count} clips stand in two splits; the copies outside test are left out.</source>
        <translation>{count} Ausschnitte stehen in zwei Teilen; die Kopien außerhalb des Tests bleiben weg.</translation>
    </message>
    <message>
        <source>The genres are uneven: {many} training clips of {most}, {few} of {least}. Balanced sampling or class weights help.</source>
        <translation>Die Genres sind ungleich verteilt: {many} Trainingsausschnitte für {most}, {few} für {least}. Ausgewogenes Ziehen oder Klassengewichte helfen.</translation>
    </message>
    <message>
        <source>Too few training clips of {genre} ({count}): add some, or leave the genre out.</source>
        <translation>Zu wenige Trainingsausschnitte für {genre} ({count}): bitte welche hinzufügen oder das Genre weglassen.</translation>
    </message>
    <message>
        <source>There is no usable clip in the {split} split.</source>
        <translation>Im Teil {split} gibt es keinen brauchbaren Ausschnitt.</translation>
    </message>
    <message>
        <source>The {split} split has few clips of {genres}: those scores will say little.</source>
        <translation>Der Teil {split} hat wenige Ausschnitte für {genres}: Diese Werte werden wenig aussagen.</translation>
    </message>
    <message>
        <source>This check of the data was saved by another version of Genre Tagger.</source>
        <translation>Diese Prüfung der Daten stammt von einer anderen Version von Genre Tagger.</translation>
    </message>
    <message>
        <source>The saved check of the data is damaged; check the data again.</source>
        <translation>Die gespeicherte Prüfung der Daten ist beschädigt; bitte die Daten neu prüfen.</translation>
    </message>
    <message>
        <source>There is no preset “{name}”; the presets are {known}.</source>
        <translation>Eine Voreinstellung „{name}“ gibt es nicht; es gibt {known}.</translation>
    </message>
    <message>
        <source>{label} must be {problem}.</source>
        <translation>{label} muss {problem} sein.</translation>
    </message>
    <message>
        <source>The process that did the work ended without a word (exit code {status}). What was saved stands, and the work can be started again.</source>
        <translation>Der Prozess, der die Arbeit tat, endete ohne ein Wort (Exit-Code {status}). Was gespeichert war, bleibt, und die Arbeit lässt sich neu starten.</translation>
    </message>
    <message>
        <source>The process that did the work was killed, most likely because memory ran out. What was saved stands, and the work can be started again.</source>
        <translation>Der Prozess, der die Arbeit tat, wurde beendet, vermutlich weil der Speicher ausging. Was gespeichert war, bleibt, und die Arbeit lässt sich neu starten.</translation>
    </message>
    <message>
        <source>The process that did the work crashed ({name}). What was saved stands, and the work can be started again.</source>
        <translation>Der Prozess, der die Arbeit tat, ist abgestürzt ({name}). Was gespeichert war, bleibt, und die Arbeit lässt sich neu starten.</translation>
    </message>
    <message>
        <source>This work was started before; it cannot be started twice.</source>
        <translation>Diese Arbeit wurde schon gestartet; zweimal geht nicht.</translation>
    </message>
    <message>
        <source>The process for the work could not start: {reason}.</source>
        <translation>Der Prozess für die Arbeit ließ sich nicht starten: {reason}.</translation>
    </message>
    <message>
        <source>The work ended with an unexpected error ({name}).</source>
        <translation>Die Arbeit endete mit einem unerwarteten Fehler ({name}).</translation>
    </message>
    <message>
        <source>There is not enough memory for this; fewer clips at once or a smaller batch need less.</source>
        <translation>Dafür reicht der Speicher nicht; weniger Ausschnitte auf einmal oder kleinere Stapel brauchen weniger.</translation>
    </message>
    <message>
        <source>The run {name} is finished; start a new run, from its model if you like.</source>
        <translation>Der Lauf {name} ist fertig; bitte einen neuen starten, auf Wunsch von seinem Modell aus.</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>Modell wird geöffnet</translation>
    </message>
    <message>
        <source>Classifying the track</source>
        <translation>Titel wird klassifiziert</translation>
    </message>
    <message>
        <source>Following the prediction back through the network</source>
        <translation>Vorhersage wird durch das Netz zurückverfolgt</translation>
    </message>
    <message>
        <source>Checking the evidence: {part:.0%}</source>
        <translation>Hinweise werden geprüft: {part:.0%}</translation>
    </message>
    <message>
        <source>Training the baseline</source>
        <translation>Vergleichsmodell lernt</translation>
    </message>
    <message>
        <source>Applying the baseline to the training tracks</source>
        <translation>Vergleichsmodell klassifiziert die Trainingstitel</translation>
    </message>
    <message>
        <source>Computing the baseline&apos;s features: {done} of {all} clips</source>
        <translation>Merkmale des Vergleichsmodells: {done} von {all} Ausschnitten</translation>
    </message>
    <message>
        <source>Looking for the baseline&apos;s features</source>
        <translation>Merkmale des Vergleichsmodells werden gesucht</translation>
    </message>
    <message>
        <source>A run&apos;s name is made of letters, digits, dots, dashes and underscores.</source>
        <translation>Der Name eines Laufs besteht aus Buchstaben, Ziffern, Punkten, Binde- und Unterstrichen.</translation>
    </message>
    <message>
        <source>The disk is full; the best model so far, of epoch {epoch}, is kept. Free some space and resume the run.</source>
        <translation>Der Datenträger ist voll; das bisher beste Modell, aus Epoche {epoch}, bleibt erhalten. Bitte Platz schaffen und den Lauf fortsetzen.</translation>
    </message>
    <message>
        <source>There is not enough memory; fewer clips at once (micro-batch) need less. The run can be resumed.</source>
        <translation>Der Speicher reicht nicht; weniger Ausschnitte auf einmal (Mikro-Stapel) brauchen weniger. Der Lauf lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>{name} cannot be used: {reason}; the run can be resumed.</source>
        <translation>{name} lässt sich nicht verwenden: {reason}; der Lauf lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>There is a run “{name}” already; choose another name or resume it.</source>
        <translation>Einen Lauf „{name}“ gibt es schon; bitte anders benennen oder ihn fortsetzen.</translation>
    </message>
    <message>
        <source>The disk is full; nothing was trained yet. Free some space and resume the run.</source>
        <translation>Der Datenträger ist voll; trainiert war noch nichts. Bitte Platz schaffen und den Lauf fortsetzen.</translation>
    </message>
    <message>
        <source>Another Genre Tagger is at the run {name} now.</source>
        <translation>Ein anderer Genre Tagger arbeitet gerade am Lauf {name}.</translation>
    </message>
    <message>
        <source>The run {name} kept no track to be evaluated on; give it test or validation tracks.</source>
        <translation>Der Lauf {name} hat keinen Titel zum Auswerten behalten; bitte Test- oder Validierungstitel geben.</translation>
    </message>
    <message>
        <source>Reading the run&apos;s answers</source>
        <translation>Antworten des Laufs werden gelesen</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Wird bewertet</translation>
    </message>
    <message>
        <source>Looking for wrong labels</source>
        <translation>Falsche Labels werden gesucht</translation>
    </message>
    <message>
        <source>Without a baseline: {sentence}</source>
        <translation>Ohne Vergleichsmodell: {sentence}</translation>
    </message>
    <message>
        <source>The files of the run {name} are damaged or missing ({reason}).</source>
        <translation>Die Dateien des Laufs {name} sind beschädigt oder fehlen ({reason}).</translation>
    </message>
    <message>
        <source>The loss stopped being a number in epoch {epoch}; a lower learning rate or gradient clipping may help, and the run can go on from the end of epoch {last}.</source>
        <translation>Der Verlust war in Epoche {epoch} keine Zahl mehr; eine kleinere Lernrate oder das Begrenzen der Gradienten kann helfen, und der Lauf kann vom Ende der Epoche {last} an weitergehen.</translation>
    </message>
    <message>
        <source>The saved state does not fit this run&apos;s network or settings; start a new run.</source>
        <translation>Der gespeicherte Stand passt nicht zu Netz oder Einstellungen dieses Laufs; bitte einen neuen starten.</translation>
    </message>
    <message>
        <source>The loss stopped being a number in epoch 1; a lower learning rate or gradient clipping may help, and the run can start again.</source>
        <translation>Der Verlust war in Epoche 1 keine Zahl mehr; eine kleinere Lernrate oder das Begrenzen der Gradienten kann helfen, und der Lauf kann neu beginnen.</translation>
    </message>
    <message>
        <source>No clip of {name} is left to train on.</source>
        <translation>Von {name} ist kein Ausschnitt zum Trainieren übrig.</translation>
    </message>
    <message>
        <source>{name} and {count} more clips of this run can no longer be read; bring the folder back and resume the run.</source>
        <translation>{name} und {count} weitere Ausschnitte dieses Laufs lassen sich nicht mehr lesen; bitte den Ordner zurückbringen und den Lauf fortsetzen.</translation>
    </message>
    <message>
        <source>There is music of {count} genre to learn from; telling genres apart takes at least two.</source>
        <translation>Es gibt Musik aus {count} Genre zum Lernen; zum Unterscheiden braucht es mindestens zwei.</translation>
    </message>
    <message>
        <source>{name} of this run can no longer be read; bring the folder back and resume the run.</source>
        <translation>{name} aus diesem Lauf lässt sich nicht mehr lesen; bitte den Ordner zurückbringen und den Lauf fortsetzen.</translation>
    </message>
    <message>
        <source>There is no music to learn {genres} from; the model will hardly ever say so.</source>
        <translation>Es gibt keine Musik, um {genres} zu lernen; das Modell wird es kaum je vorhersagen.</translation>
    </message>
    <message>
        <source>No clip is set apart for the test; the finished model will have no test score.</source>
        <translation>Kein Ausschnitt ist für den Test zurückgelegt; das fertige Modell wird keinen Testwert haben.</translation>
    </message>
    <message>
        <source>There is no model “{name}” to start from.</source>
        <translation>Ein Modell „{name}“, von dem man ausgehen könnte, gibt es nicht.</translation>
    </message>
    <message>
        <source>The run {name} cannot be used: its plan is missing or damaged; start a new run.</source>
        <translation>Der Lauf {name} lässt sich nicht verwenden: Sein Plan fehlt oder ist beschädigt; bitte einen neuen starten.</translation>
    </message>
    <message>
        <source>The run {name} has no predictions yet; let it finish, or stop it to keep the best epoch.</source>
        <translation>Der Lauf {name} hat noch keine Vorhersagen; bitte zu Ende laufen lassen oder beenden, um die beste Epoche zu behalten.</translation>
    </message>
    <message>
        <source>The predictions of the run {name} are damaged; resume or repeat the run.</source>
        <translation>Die Vorhersagen des Laufs {name} sind beschädigt; bitte fortsetzen oder wiederholen.</translation>
    </message>
    <message>
        <source>The report could not be saved to {file}: {reason}</source>
        <translation>Der Bericht konnte nicht in {file} gespeichert werden: {reason}</translation>
    </message>
    <message>
        <source>The results in {file} are damaged; evaluate the run again.</source>
        <translation>Die Ergebnisse in {file} sind beschädigt; bitte den Lauf neu auswerten.</translation>
    </message>
    <message>
        <source>This run was made by another version of Genre Tagger; start a new run.</source>
        <translation>Dieser Lauf stammt von einer anderen Version von Genre Tagger; bitte einen neuen starten.</translation>
    </message>
    <message>
        <source>The run {name} cannot go on: its saved state is damaged; start a new run.</source>
        <translation>Der Lauf {name} kann nicht weitergehen: Sein gespeicherter Stand ist beschädigt; bitte einen neuen starten.</translation>
    </message>
    <message>
        <source>The run {name} cannot be used: its table of tracks is missing or damaged.</source>
        <translation>Der Lauf {name} lässt sich nicht verwenden: Seine Titeltabelle fehlt oder ist beschädigt.</translation>
    </message>
    <message>
        <source>One of the processes that train together failed: {reason}</source>
        <translation>Einer der Prozesse, die gemeinsam trainieren, ist gescheitert: {reason}</translation>
    </message>
    <message>
        <source>{name} could not be saved in the run&apos;s folder: {reason}.</source>
        <translation>{name} konnte nicht im Ordner des Laufs gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <source>The disk is full, so {name} could not be saved; free some space and resume the run.</source>
        <translation>Der Datenträger ist voll, {name} konnte nicht gespeichert werden; bitte Platz schaffen und den Lauf fortsetzen.</translation>
    </message>
    <message>
        <source>The corpus table {name} could not be read from {folder}.</source>
        <translation>Die Korpus-Tabelle {name} konnte nicht aus {folder} gelesen werden.</translation>
    </message>
    <message>
        <source>The clip {name} could not be decoded.</source>
        <translation>Der Ausschnitt {name} ließ sich nicht dekodieren.</translation>
    </message>
    <message>
        <source>The corpus in {folder} has no labelled clip of the wanted genres.</source>
        <translation>Der Korpus in {folder} hat keinen Ausschnitt der gewünschten Genres.</translation>
    </message>
    <message>
        <source>{name} is in the table, but not in clips.</source>
        <translation>{name} steht in der Tabelle, aber nicht in clips.</translation>
    </message>
    <message>
        <source>{what} needs {size} in {folder}, but only {free} are free; make room or choose another folder.</source>
        <translation>{what} braucht {size} in {folder}, frei sind aber nur {free}; bitte Platz schaffen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The disk of {folder} cannot be asked for its free space.</source>
        <translation>Der freie Platz auf dem Datenträger von {folder} lässt sich nicht erfragen.</translation>
    </message>
    <message>
        <source>{name} came damaged twice (its SHA-1 is not the published one); try again later or from another address.</source>
        <translation>{name} kam zweimal beschädigt an (die SHA-1 ist nicht die veröffentlichte); bitte später oder von anderer Adresse versuchen.</translation>
    </message>
    <message>
        <source>{name} could not be loaded: {reason}. What is there is kept; try again later.</source>
        <translation>{name} konnte nicht geladen werden: {reason}. Was da ist, bleibt; bitte später versuchen.</translation>
    </message>
    <message>
        <source>{name} cannot be saved in {folder} ({reason}); what is there is kept.</source>
        <translation>{name} lässt sich nicht in {folder} speichern ({reason}); was da ist, bleibt.</translation>
    </message>
    <message>
        <source>{name} is being downloaded already, by another Genre Tagger.</source>
        <translation>{name} wird schon von einem anderen Genre Tagger geladen.</translation>
    </message>
    <message>
        <source>{folder} holds no clips of FMA {subset}: no folders 000, 001 and so on, nor fma_{subset} with them.</source>
        <translation>{folder} enthält keine Ausschnitte von FMA {subset}: keine Ordner 000, 001 und so weiter, auch kein fma_{subset} damit.</translation>
    </message>
    <message>
        <source>None of the clips that FMA {subset} lists for {wanted} is in {folder}; choose the folder that holds the folders 000, 001 and so on.</source>
        <translation>Keiner der Ausschnitte, die FMA {subset} für {wanted} nennt, liegt in {folder}; bitte den Ordner wählen, der die Ordner 000, 001 und so weiter enthält.</translation>
    </message>
    <message>
        <source>{folder} holds no clips of FMA {subset}, but fma_{smaller}, a smaller set: choose that one.</source>
        <translation>{folder} enthält keine Ausschnitte von FMA {subset}, aber fma_{smaller}, eine kleinere Sammlung: bitte diese wählen.</translation>
    </message>
    <message>
        <source>{name} lasts {seconds:.1f} s instead of 30, a known fault of FMA.</source>
        <translation>{name} dauert {seconds:.1f} s statt 30, ein bekannter Fehler von FMA.</translation>
    </message>
    <message>
        <source>{name} holds no sound, a known fault of FMA.</source>
        <translation>{name} enthält keinen Ton, ein bekannter Fehler von FMA.</translation>
    </message>
    <message>
        <source>{name} is in the table, but not in the folder.</source>
        <translation>{name} steht in der Tabelle, aber nicht im Ordner.</translation>
    </message>
    <message>
        <source>{name} is locked with a password and cannot be unpacked.</source>
        <translation>{name} ist mit einem Passwort gesichert und lässt sich nicht entpacken.</translation>
    </message>
    <message>
        <source>{file} is a link that leads out of {folder}; remove it and try again.</source>
        <translation>{file} ist eine Verknüpfung, die aus {folder} hinausführt; bitte entfernen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>{name} is not a whole ZIP archive; delete it and download it again.</source>
        <translation>{name} ist kein vollständiges ZIP-Archiv; bitte löschen und neu herunterladen.</translation>
    </message>
    <message>
        <source>{name} is packed in a way that this program cannot read; unpack it with 7-Zip.</source>
        <translation>{name} ist auf eine Weise gepackt, die dieses Programm nicht lesen kann; bitte mit 7-Zip entpacken.</translation>
    </message>
    <message>
        <source>{name} could not be unpacked at {place} ({reason}); what is unpacked is kept.</source>
        <translation>{name} ließ sich bei {place} nicht entpacken ({reason}); was entpackt ist, bleibt.</translation>
    </message>
    <message>
        <source>There is no FMA “{subset}”; choose small, medium, large or full.</source>
        <translation>Ein FMA „{subset}“ gibt es nicht; bitte small, medium, large oder full wählen.</translation>
    </message>
    <message>
        <source>FMA&apos;s {table} is not in {looked}; name the folder {folder_name} or download it.</source>
        <translation>{table} von FMA ist nicht in {looked}; bitte den Ordner {folder_name} nennen oder herunterladen.</translation>
    </message>
    <message>
        <source>{file} is not FMA&apos;s {table}: its three header rows do not name {lacks}. Name the folder {folder_name} as it was unpacked.</source>
        <translation>{file} ist nicht {table} von FMA: Die drei Kopfzeilen nennen {lacks} nicht. Bitte den Ordner {folder_name} so nennen, wie er entpackt wurde.</translation>
    </message>
    <message>
        <source>FMA&apos;s table {table} could not be read; download it again.</source>
        <translation>Die FMA-Tabelle {table} ließ sich nicht lesen; bitte neu herunterladen.</translation>
    </message>
    <message>
        <source>FMA&apos;s table {table} is damaged near line {line}; download fma_metadata again.</source>
        <translation>Die FMA-Tabelle {table} ist nahe Zeile {line} beschädigt; bitte fma_metadata neu herunterladen.</translation>
    </message>
    <message>
        <source>{folder} has no folder of a wanted genre with audio files in it; lay it out as Rock/song.mp3, Folk/song.mp3 and so on.</source>
        <translation>{folder} hat keinen Ordner eines gewünschten Genres mit Audiodateien darin; bitte anlegen als Rock/song.mp3, Folk/song.mp3 und so weiter.</translation>
    </message>
    <message>
        <source>{count} audio files lie in {folder} itself, in no genre&apos;s folder, and are left out.</source>
        <translation>{count} Audiodateien liegen in {folder} selbst, in keinem Genre-Ordner, und bleiben weg.</translation>
    </message>
    <message>
        <source>{count} of {total} files in {folder} name no artist, in tags or folders: the same artist may be trained on and tested on, and scores may flatter.</source>
        <translation>{count} von {total} Dateien in {folder} nennen keinen Interpreten, weder in Tags noch in Ordnern: Derselbe kann in Training und Test stehen, und die Werte können schmeicheln.</translation>
    </message>
    <message>
        <source>GTZAN does not name its artists, so the same artist may be trained on and tested on: its scores flatter.</source>
        <translation>GTZAN nennt seine Interpreten nicht, darum kann derselbe in Training und Test stehen: Die Werte schmeicheln.</translation>
    </message>
    <message>
        <source>{folder} holds no GTZAN clips of the wanted genres; they lie as genres/blues/blues.00000.wav.</source>
        <translation>{folder} enthält keine GTZAN-Ausschnitte der gewünschten Genres; sie liegen als genres/blues/blues.00000.wav.</translation>
    </message>
    <message>
        <source>{name} does not decode, a known fault of GTZAN.</source>
        <translation>{name} lässt sich nicht dekodieren, ein bekannter Fehler von GTZAN.</translation>
    </message>
    <message>
        <source>The server does not give out {url} (error {code}); check the address.</source>
        <translation>Der Server gibt {url} nicht heraus (Fehler {code}); bitte die Adresse prüfen.</translation>
    </message>
    <message>
        <source>{url} is no web address; it must begin with https:// or http://.</source>
        <translation>{url} ist keine Webadresse; sie muss mit https:// oder http:// beginnen.</translation>
    </message>
    <message>
        <source>Nothing to train on was chosen: name a data set, a folder or your corrections.</source>
        <translation>Es wurde nichts zum Trainieren gewählt: bitte Daten, einen Ordner oder Ihre Korrekturen nennen.</translation>
    </message>
    <message>
        <source>There are no corrections to learn from: correct some genres in the Library tab first.</source>
        <translation>Es gibt keine Korrekturen, aus denen sich lernen ließe: bitte erst in der Bibliothek einige Genres korrigieren.</translation>
    </message>
    <message>
        <source>{folder} cannot be read ({reason}); check the drive.</source>
        <translation>{folder} lässt sich nicht lesen ({reason}); bitte das Laufwerk prüfen.</translation>
    </message>
    <message>
        <source>{count} corrections name other genres than those to be learnt and are left out.</source>
        <translation>{count} Korrekturen nennen andere Genres als die zu lernenden und bleiben weg.</translation>
    </message>
    <message>
        <source>{count} tracks are in more than one source and count once.</source>
        <translation>{count} Titel stehen in mehr als einer Quelle und zählen einmal.</translation>
    </message>
    <message>
        <source>{name} was corrected, but is no longer there.</source>
        <translation>{name} wurde korrigiert, ist aber nicht mehr da.</translation>
    </message>
    <message>
        <source>No folder was chosen for {what}.</source>
        <translation>Für {what} wurde kein Ordner gewählt.</translation>
    </message>
    <message>
        <source>The folder {folder} of {what} is not there; choose it again or connect its drive.</source>
        <translation>Der Ordner {folder} von {what} ist nicht da; bitte neu wählen oder das Laufwerk anschließen.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read ({reason}).</source>
        <translation>Der Ordner {folder} lässt sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>There is no CUDA device here; choose another device, or “auto”.</source>
        <translation>Hier gibt es kein CUDA-Gerät; bitte ein anderes Gerät oder „auto“ wählen.</translation>
    </message>
    <message>
        <source>There is no Apple graphics processor here; choose another device, or “auto”.</source>
        <translation>Hier gibt es keinen Apple-Grafikprozessor; bitte ein anderes Gerät oder „auto“ wählen.</translation>
    </message>
    <message>
        <source>There are only {count} CUDA devices here; choose fewer.</source>
        <translation>Hier gibt es nur {count} CUDA-Geräte; bitte weniger wählen.</translation>
    </message>
    <message>
        <source>16-bit floats need a CUDA device; bf16 works on the CPU, 32 everywhere.</source>
        <translation>16-Bit-Gleitkommazahlen brauchen ein CUDA-Gerät; bf16 geht auf der CPU, 32 überall.</translation>
    </message>
    <message>
        <source>The device {device} cannot be used: {reason}</source>
        <translation>Das Gerät {device} lässt sich nicht verwenden: {reason}</translation>
    </message>
    <message>
        <source>The demo tracks are missing from this copy of the program.</source>
        <translation>Die Demotitel fehlen in dieser Kopie des Programms.</translation>
    </message>
    <message>
        <source>The demo tracks could not be copied to {folder}: {reason}.</source>
        <translation>Die Demotitel konnten nicht nach {folder} kopiert werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} cannot be watched: {reason}.</source>
        <translation>{name} lässt sich nicht beobachten: {reason}.</translation>
    </message>
    <message>
        <source>Comparing the exported network with the trained one</source>
        <translation>Exportiertes Netz wird mit dem trainierten verglichen</translation>
    </message>
    <message>
        <source>{name} could not be saved ({reason}); choose another folder.</source>
        <translation>{name} konnte nicht gespeichert werden ({reason}); bitte einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>{name} was given up: the decoder did not finish it within {seconds:.0f} seconds.</source>
        <translation>{name} wurde aufgegeben: Der Decoder wurde in {seconds:.0f} Sekunden nicht damit fertig.</translation>
    </message>
    <message>
        <source>{name} does not exist.</source>
        <translation>{name} gibt es nicht.</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>{name} lässt sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>{name} asks for more memory than one file may use; it is probably damaged.</source>
        <translation>{name} verlangt mehr Speicher, als eine Datei haben darf; vermutlich ist sie beschädigt.</translation>
    </message>
    <message>
        <source>The corpus table {name} lacks the column “{missing}” or is empty.</source>
        <translation>Der Korpus-Tabelle {name} fehlt die Spalte „{missing}“, oder sie ist leer.</translation>
    </message>
    <message>
        <source>{name} is not safe to unpack: “{filename}” would leave its folder. Nothing was written; download it from its makers.</source>
        <translation>{name} lässt sich nicht gefahrlos entpacken: „{filename}“ würde den Ordner verlassen. Nichts wurde geschrieben; bitte beim Hersteller herunterladen.</translation>
    </message>
    <message>
        <source>{name} made the decoder crash ({reason}); the file is probably damaged.</source>
        <translation>{name} hat den Decoder abstürzen lassen ({reason}); vermutlich ist die Datei beschädigt.</translation>
    </message>
    <message>
        <source>A worker process could not start.</source>
        <translation>Ein Arbeitsprozess ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>Worker processes cannot be started on this computer ({reason}).</source>
        <translation>Auf diesem Rechner lassen sich keine Arbeitsprozesse starten ({reason}).</translation>
    </message>
    <message>
        <source>The analysis failed unexpectedly ({reason}).</source>
        <translation>Die Analyse ist unerwartet gescheitert ({reason}).</translation>
    </message>
    <message>
        <source>A worker process could not start ({reason}).</source>
        <translation>Ein Arbeitsprozess konnte nicht starten ({reason}).</translation>
    </message>
    <message>
        <source>Nothing was written to {name}: {reason}.</source>
        <translation>In {name} wurde nichts geschrieben: {reason}.</translation>
    </message>
    <message>
        <source>The tags of {name} cannot be read: {reason}.</source>
        <translation>Die Tags von {name} lassen sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>{name} is no longer there, nor in the folders around; if it was moved, undo it by its new name.</source>
        <translation>{name} ist nicht mehr da, auch nicht in den Ordnern ringsum; wurde die Datei verschoben, nehmen Sie die Änderung unter ihrem neuen Namen zurück.</translation>
    </message>
    <message>
        <source>{name} is no longer there.</source>
        <translation>{name} ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Nothing was written to {name}: it belongs to somebody else, and its owner and rights could not be kept.</source>
        <translation>In {name} wurde nichts geschrieben: Die Datei gehört jemand anderem, Besitzer und Rechte ließen sich nicht erhalten.</translation>
    </message>
    <message>
        <source>There is no batch {batch_id} in the journal; `history` lists them.</source>
        <translation>Im Verlauf gibt es keinen Durchgang {batch_id}; `history` listet sie auf.</translation>
    </message>
    <message>
        <source>There is no write {write_id} in the journal.</source>
        <translation>Im Verlauf gibt es keinen Schreibvorgang {write_id}.</translation>
    </message>
    <message>
        <source>Record {write_id} of the journal {name} is damaged.</source>
        <translation>Eintrag {write_id} des Verlaufs {name} ist beschädigt.</translation>
    </message>
    <message>
        <source>The journal {name} cannot be used: {reason}.</source>
        <translation>Der Verlauf {name} lässt sich nicht verwenden: {reason}.</translation>
    </message>
    <message>
        <source>The folder of the journal cannot be written to: {reason}.</source>
        <translation>In den Ordner des Verlaufs lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>The program ended while this file was written, and it was moved or changed since.</source>
        <translation>Das Programm endete, während diese Datei geschrieben wurde, und sie wurde seither verschoben oder geändert.</translation>
    </message>
    <message>
        <source>The program ended while this file was written, and it was changed since; see {name}.</source>
        <translation>Das Programm endete, während diese Datei geschrieben wurde, und sie wurde seither geändert; siehe {name}.</translation>
    </message>
    <message>
        <source>The program ended before this file was written.</source>
        <translation>Das Programm endete, bevor diese Datei geschrieben wurde.</translation>
    </message>
    <message>
        <source>This plan was saved by a newer version of Genre Tagger; update to apply it.</source>
        <translation>Dieser Plan stammt von einer neueren Version von Genre Tagger; zum Anwenden bitte aktualisieren.</translation>
    </message>
    <message>
        <source>A line of this plan is not a change Genre Tagger saved; save the plan anew.</source>
        <translation>Eine Zeile dieses Plans ist keine von Genre Tagger gespeicherte Änderung; bitte den Plan neu speichern.</translation>
    </message>
    <message>
        <source>The plan {name} could not be saved: {reason}.</source>
        <translation>Der Plan {name} konnte nicht gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <source>The plan {name} could not be read: {reason}.</source>
        <translation>Der Plan {name} konnte nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{name}, line {number}: {reason}</source>
        <translation>{name}, Zeile {number}: {reason}</translation>
    </message>
    <message>
        <source>{name} could not be read: {reason}.</source>
        <translation>{name} konnte nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} could not be changed: {reason}.</source>
        <translation>{name} konnte nicht geändert werden: {reason}.</translation>
    </message>
    <message>
        <source>The remembered results were damaged ({reason}); they were set aside as {name} and begun anew.</source>
        <translation>Die gemerkten Ergebnisse waren beschädigt ({reason}); sie liegen jetzt als {name} daneben und werden neu begonnen.</translation>
    </message>
    <message>
        <source>Results could not be remembered in {name} ({reason}).</source>
        <translation>Ergebnisse konnten in {name} nicht gemerkt werden ({reason}).</translation>
    </message>
    <message>
        <source>Results cannot be remembered in {file} ({reason}).</source>
        <translation>Ergebnisse lassen sich in {file} nicht merken ({reason}).</translation>
    </message>
    <message>
        <source>The settings file was damaged and now lies beside itself as {name}.</source>
        <translation>Die Einstellungsdatei war beschädigt und liegt jetzt als {name} daneben.</translation>
    </message>
    <message>
        <source>There is no setting “{key}”; the settings are {known}.</source>
        <translation>Eine Einstellung „{key}“ gibt es nicht; es gibt {known}.</translation>
    </message>
    <message>
        <source>The settings file {file} is damaged and could not be moved away.</source>
        <translation>Die Einstellungsdatei {file} ist beschädigt und ließ sich nicht beiseitelegen.</translation>
    </message>
    <message>
        <source>“{key}” must be {reason}.</source>
        <translation>„{key}“ muss so sein: {reason}.</translation>
    </message>
    <message>
        <source>The settings in {file} cannot be read ({reason}); the defaults are used.</source>
        <translation>Die Einstellungen in {file} lassen sich nicht lesen ({reason}); es gelten die Voreinstellungen.</translation>
    </message>
    <message>
        <source>{sentence} The defaults are used.</source>
        <translation>{sentence} Es gelten die Voreinstellungen.</translation>
    </message>
    <message>
        <source>{sentence} Its default is used.</source>
        <translation>{sentence} Es gilt die Voreinstellung.</translation>
    </message>
    <message>
        <source>Nothing was written to {name}: an interrupted write of it could not be settled.</source>
        <translation>In {name} wurde nichts geschrieben: Ein unterbrochener Schreibvorgang ließ sich nicht bereinigen.</translation>
    </message>
    <message>
        <source>{name} has changed since the plan was made; plan it again.</source>
        <translation>{name} hat sich geändert, seit der Plan gemacht wurde; bitte neu planen.</translation>
    </message>
    <message>
        <source>Nothing was written to {name}: it is read-only.</source>
        <translation>In {name} wurde nichts geschrieben: Die Datei ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Nothing was written to {name}: it, or its folder, is no longer there.</source>
        <translation>In {name} wurde nichts geschrieben: Die Datei oder ihr Ordner ist nicht mehr da.</translation>
    </message>
    <message>
        <source>{name} was changed by another program meanwhile; nothing was written.</source>
        <translation>{name} wurde inzwischen von einem anderen Programm geändert; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>{name} could not be restored exactly; it is left as it is.</source>
        <translation>{name} ließ sich nicht genau wiederherstellen; es bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>{name} was edited after this change; force the undo to restore its genre alone.</source>
        <translation>{name} wurde nach dieser Änderung bearbeitet; erzwingen Sie die Rücknahme, um nur das Genre wiederherzustellen.</translation>
    </message>
    <message>
        <source>The journal knows of nothing to undo for {name}.</source>
        <translation>Das Journal kennt nichts, was für {name} zurückzunehmen wäre.</translation>
    </message>
    <message>
        <source>{name} is a copy of {other}, which was written and is still there; undo that one.</source>
        <translation>{name} ist eine Kopie von {other}; jene Datei wurde geschrieben und ist noch da; nehmen Sie die Änderung dort zurück.</translation>
    </message>
    <message>
        <source>Another Genre Tagger is writing tags right now; wait until it has finished, then try again.</source>
        <translation>Ein anderer Genre Tagger schreibt gerade Tags; bitte warten, bis er fertig ist, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The model {name} is damaged or was altered: its files do not match their checksums.</source>
        <translation>Das Modell {name} ist beschädigt oder wurde verändert: Seine Dateien passen nicht zu ihren Prüfsummen.</translation>
    </message>
    <message>
        <source>The model {name} lacks its file {file} or it cannot be read.</source>
        <translation>Dem Modell {name} fehlt die Datei {file}, oder sie lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The file {file} of the model {name} is truncated or not a model.</source>
        <translation>Die Datei {file} des Modells {name} ist abgeschnitten oder kein Modell.</translation>
    </message>
    <message>
        <source>The model {name} was not made by Genre Tagger.</source>
        <translation>Das Modell {name} stammt nicht von Genre Tagger.</translation>
    </message>
    <message>
        <source>The model {name} was made by a newer version of Genre Tagger; update the program to use it.</source>
        <translation>Das Modell {name} stammt von einer neueren Version von Genre Tagger; dafür das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>The description of the model {name} is incomplete.</source>
        <translation>Die Beschreibung des Modells {name} ist unvollständig.</translation>
    </message>
    <message>
        <source>The description of the model {name} was altered or is damaged.</source>
        <translation>Die Beschreibung des Modells {name} wurde verändert oder ist beschädigt.</translation>
    </message>
    <message>
        <source>The network of model {name} could not be loaded.</source>
        <translation>Das Netz des Modells {name} konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>The program came without a model; install it again.</source>
        <translation>Dem Programm fehlt das Modell; bitte neu installieren.</translation>
    </message>
    <message>
        <source>The PortAudio library is missing, so nothing can be played or recorded; install libportaudio2.</source>
        <translation>Die Bibliothek PortAudio fehlt, daher lässt sich nichts abspielen oder aufnehmen; bitte libportaudio2 installieren.</translation>
    </message>
    <message>
        <source>The sound system did not answer; check that it is running.</source>
        <translation>Das Audiosystem hat nicht geantwortet; bitte prüfen, ob es läuft.</translation>
    </message>
    <message>
        <source>No sound output was found; connect or switch on a device.</source>
        <translation>Keine Tonausgabe gefunden; bitte ein Gerät anschließen oder einschalten.</translation>
    </message>
    <message>
        <source>The output “{name}” is not there; choose another device.</source>
        <translation>Die Ausgabe „{name}“ ist nicht da; bitte ein anderes Gerät wählen.</translation>
    </message>
    <message>
        <source>The output “{name}” could not be opened; another program may hold it.</source>
        <translation>Die Ausgabe „{name}“ ließ sich nicht öffnen; vielleicht hält ein anderes Programm sie fest.</translation>
    </message>
    <message>
        <source>The output “{name}” could not be started; choose another device.</source>
        <translation>Die Ausgabe „{name}“ ließ sich nicht starten; bitte ein anderes Gerät wählen.</translation>
    </message>
    <message>
        <source>The output “{name}” went away; choose another device and press play.</source>
        <translation>Die Ausgabe „{name}“ ist verschwunden; bitte ein anderes Gerät wählen und auf Wiedergabe drücken.</translation>
    </message>
    <message>
        <source>No microphone or line-in was found; connect one, or feed from a file.</source>
        <translation>Kein Mikrofon oder Line-in gefunden; bitte eines anschließen oder eine Datei einspeisen.</translation>
    </message>
    <message>
        <source>{folder} is not among your training runs.</source>
        <translation>{folder} gehört nicht zu Ihren Trainingsläufen.</translation>
    </message>
    <message>
        <source>The run {name} is under way; stop it first.</source>
        <translation>Der Lauf {name} ist im Gange; bitte erst beenden.</translation>
    </message>
    <message>
        <source>The run {name} could not be deleted: {reason}.</source>
        <translation>Der Lauf {name} konnte nicht gelöscht werden: {reason}.</translation>
    </message>
    <message>
        <source>The input {name} is not there; choose another source.</source>
        <translation>Der Eingang {name} ist nicht da; bitte eine andere Quelle wählen.</translation>
    </message>
    <message>
        <source>The input {name} could not be opened; another program may hold it.</source>
        <translation>Der Eingang {name} ließ sich nicht öffnen; vielleicht hält ein anderes Programm ihn fest.</translation>
    </message>
    <message>
        <source>The input “{name}” could not be started; choose another source.</source>
        <translation>Der Eingang „{name}“ ließ sich nicht starten; bitte eine andere Quelle wählen.</translation>
    </message>
    <message>
        <source>The input “{name}” went away; choose another source.</source>
        <translation>Der Eingang „{name}“ ist verschwunden; bitte eine andere Quelle wählen.</translation>
    </message>
    <message>
        <source>Nothing can be recorded into {name}; choose another folder.</source>
        <translation>In {name} lässt sich nichts aufnehmen; bitte einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>{name} could not be written any further; is the disk full?</source>
        <translation>{name} ließ sich nicht weiter schreiben; ist der Datenträger voll?</translation>
    </message>
    <message>
        <source>{name} could not be completed; is the disk full?</source>
        <translation>{name} ließ sich nicht abschließen; ist der Datenträger voll?</translation>
    </message>
    <message>
        <source>The new model brings no figures, so it cannot be compared on test music.</source>
        <translation>Das neue Modell bringt keine Zahlen mit, lässt sich also nicht an Testmusik vergleichen.</translation>
    </message>
    <message>
        <source>The clips the new model was tested on are no longer there, so it cannot be compared on test music.</source>
        <translation>Die Teststücke des neuen Modells sind nicht mehr da; es lässt sich nicht an Testmusik vergleichen.</translation>
    </message>
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
    <message>
        <source>no genre is likely enough</source>
        <translation>kein Genre ist wahrscheinlich genug</translation>
    </message>
    <message>
        <source>confidence {confidence:.2f} is below {least:.2f}</source>
        <translation>Konfidenz {confidence:.2f} liegt unter {least:.2f}</translation>
    </message>
    <message>
        <source>joins the genres it has</source>
        <translation>kommt zu den Genres hinzu</translation>
    </message>
    <message>
        <source>had no genre</source>
        <translation>hatte kein Genre</translation>
    </message>
    <message>
        <source>has a genre already: {genres}</source>
        <translation>hat schon ein Genre: {genres}</translation>
    </message>
    <message>
        <source>has {genre} already</source>
        <translation>hat schon {genre}</translation>
    </message>
    <message>
        <source>its genre is already {genre}</source>
        <translation>das Genre ist schon {genre}</translation>
    </message>
    <message>
        <source>replaces the genre</source>
        <translation>ersetzt das Genre</translation>
    </message>
    <message>
        <source>it is read-only</source>
        <translation>sie ist schreibgeschützt</translation>
    </message>
    <message>
        <source>it, or its folder, is no longer there</source>
        <translation>sie oder ihr Ordner ist nicht mehr da</translation>
    </message>
    <message>
        <source>it is no longer there</source>
        <translation>sie ist nicht mehr da</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>your share of the disk is full</source>
        <translation>Ihr Anteil am Datenträger ist voll</translation>
    </message>
    <message>
        <source>the system does not allow files of this size</source>
        <translation>das System erlaubt keine Dateien dieser Größe</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>der Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>der Datenträger meldet einen Fehler</translation>
    </message>
    <message>
        <source>there is no permission to write into its folder</source>
        <translation>in ihren Ordner darf nicht geschrieben werden</translation>
    </message>
    <message>
        <source>there is no permission to write there</source>
        <translation>dort darf nicht geschrieben werden</translation>
    </message>
    <message>
        <source>it belongs to somebody else, and its owner and rights could not be kept</source>
        <translation>sie gehört jemand anderem, und Eigentümer und Rechte ließen sich nicht erhalten</translation>
    </message>
    <message>
        <source>an interrupted write of it could not be settled</source>
        <translation>ein abgebrochenes Schreiben ließ sich nicht klären</translation>
    </message>
    <message>
        <source>it is not an audio file of a kind that is known here</source>
        <translation>sie ist keine Audiodatei einer hier bekannten Art</translation>
    </message>
    <message>
        <source>it is not an ordinary file</source>
        <translation>sie ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>{kind} files cannot hold a genre tag that players agree on</source>
        <translation>{kind}-Dateien können keinen Genre-Tag halten, den Player gleich verstehen</translation>
    </message>
    <message>
        <source>writing tags into {kind} files is not supported</source>
        <translation>Tags in {kind}-Dateien zu schreiben wird nicht unterstützt</translation>
    </message>
    <message>
        <source>its {kind} header and its length disagree (cut short, or never finished)</source>
        <translation>ihr {kind}-Kopf und ihre Länge widersprechen sich (abgeschnitten oder nie fertig geschrieben)</translation>
    </message>
    <message>
        <source>its only tag is ID3v1 in an unknown encoding, which has no room for {genre}; convert it to ID3v2 first</source>
        <translation>ihr einziger Tag ist ID3v1 in unbekannter Kodierung, worin kein Platz für {genre} ist; wandeln Sie ihn zuerst in ID3v2 um</translation>
    </message>
    <message>
        <source>its DIIN chunk holds text in an unknown encoding, which a new tag would hide</source>
        <translation>ihr DIIN-Block enthält Text in unbekannter Kodierung, den ein neuer Tag verdecken würde</translation>
    </message>
    <message>
        <source>its ID3 chunk holds something that is no ID3 tag</source>
        <translation>ihr ID3-Block enthält etwas, das kein ID3-Tag ist</translation>
    </message>
    <message>
        <source>with a tag in it no player could read its sound; it is not the kind of file it looks like</source>
        <translation>mit einem Tag könnte kein Player ihren Ton mehr lesen; sie ist nicht die Art von Datei, nach der sie aussieht</translation>
    </message>
    <message>
        <source>with a tag in it its sound would begin differently; it is damaged or of an unusual kind</source>
        <translation>mit einem Tag würde ihr Ton anders beginnen; sie ist beschädigt oder von ungewöhnlicher Art</translation>
    </message>
    <message>
        <source>its tags are damaged ({detail})</source>
        <translation>die Tags sind beschädigt ({detail})</translation>
    </message>
    <message>
        <source>its tags are laid out in a way that is not known here</source>
        <translation>die Tags sind auf eine Weise angelegt, die hier nicht bekannt ist</translation>
    </message>
    <message>
        <source>no sound was found in this {kind} file</source>
        <translation>in dieser {kind}-Datei wurde kein Ton gefunden</translation>
    </message>
    <message>
        <source>the pad byte behind its {chunk} chunk is missing, so that players disagree about what follows</source>
        <translation>hinter ihrem Abschnitt {chunk} fehlt das Füllbyte, sodass Abspielprogramme sich über das Folgende uneinig sind</translation>
    </message>
    <message>
        <source>its metadata are QuickTime&apos;s, not MP4&apos;s</source>
        <translation>ihre Metadaten sind solche von QuickTime, nicht von MP4</translation>
    </message>
    <message>
        <source>its metadata are not of the kind that iTunes and other players write</source>
        <translation>ihre Metadaten sind nicht von der Art, die iTunes und andere Programme schreiben</translation>
    </message>
    <message>
        <source>its Matroska header is damaged</source>
        <translation>ihr Matroska-Kopf ist beschädigt</translation>
    </message>
    <message>
        <source>its LIST INFO is damaged</source>
        <translation>ihr LIST INFO ist beschädigt</translation>
    </message>
    <message>
        <source>its ID3 chunk is named &quot;id3 &quot;, which many readers of AIFF files do not find</source>
        <translation>ihr ID3-Abschnitt heißt „id3 “; viele Programme finden ihn in AIFF-Dateien so nicht</translation>
    </message>
    <message>
        <source>other programs would read more than the genre differently ({detail})</source>
        <translation>andere Programme würden mehr als das Genre anders lesen ({detail})</translation>
    </message>
    <message>
        <source>other programs find a genre in {place} that cannot be changed here</source>
        <translation>andere Programme finden ein Genre ({place}), das hier nicht geändert werden kann</translation>
    </message>
    <message>
        <source>other programs would not read the genre as it is meant</source>
        <translation>andere Programme würden das Genre nicht so lesen, wie es gemeint ist</translation>
    </message>
    <message>
        <source>other programs would not find the genre in it</source>
        <translation>andere Programme würden das Genre darin nicht finden</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>schreibgeschütztes Dateisystem</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>Verbindung zur Datei verloren</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>the default input</source>
        <translation>der Standardeingang</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>training corpus: {count} windows, {total} artist groups</source>
        <translation>Trainingskorpus: {count} Fenster, {total} Künstlergruppen</translation>
    </message>
    <message>
        <source>{count} labelled tracks of yours and {total} others of your library</source>
        <translation>{count} von Ihnen beschriftete Titel und {total} andere aus Ihrer Bibliothek</translation>
    </message>
    <message>
        <source>{data}: {tracks} tracks to learn from, {count} for validation, {total} for the test</source>
        <translation>{data}: {tracks} Titel zum Lernen, {count} zur Validierung, {total} für den Test</translation>
    </message>
</context>
<context>
    <name>EvidencePage</name>
    <message>
        <source>Play this part</source>
        <translation>Diesen Teil spielen</translation>
    </message>
    <message>
        <source>Play this part of the track (Space)</source>
        <translation>Diesen Teil des Titels spielen (Leertaste)</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Überlagerung</translation>
    </message>
    <message>
        <source>What is laid over the spectrogram</source>
        <translation>Was über dem Spektrogramm liegt</translation>
    </message>
    <message>
        <source>Evidence (Grad-CAM)</source>
        <translation>Hinweise (Grad-CAM)</translation>
    </message>
    <message>
        <source>Occlusion check</source>
        <translation>Prüfung durch Verdecken</translation>
    </message>
    <message>
        <source>Spectrogram only</source>
        <translation>Nur Spektrogramm</translation>
    </message>
    <message>
        <source>Stage the evidence is taken from</source>
        <translation>Stufe, aus der die Hinweise stammen</translation>
    </message>
    <message>
        <source>Later stages see more context, earlier ones finer detail</source>
        <translation>Spätere Stufen sehen mehr Zusammenhang, frühere feinere Einzelheiten</translation>
    </message>
    <message>
        <source>Strength of the overlay</source>
        <translation>Stärke der Überlagerung</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Each number says by how many points {genre} changes when that patch alone is hidden: − speaks for {genre}, + against it.</source>
        <translation>Jede Zahl sagt, um wie viele Punkte sich {genre} ändert, wenn nur dieses Feld verdeckt wird: − spricht für {genre}, + dagegen.</translation>
    </message>
    <message>
        <source>Nothing in this part of the track speaks for {genre}.</source>
        <translation>Nichts in diesem Teil des Titels spricht für {genre}.</translation>
    </message>
    <message>
        <source>Bright and outlined: what speaks most for {genre}, predicted here with {share} %.</source>
        <translation>Hell und umrandet: was am meisten für {genre} spricht, hier mit {share} % vorhergesagt.</translation>
    </message>
    <message>
        <source>Check: hiding the {count} patches with the most evidence costs {genre} {top} points, hiding as many at random {random} on average, hiding those with the least {bottom}.</source>
        <translation>Prüfung: Die {count} Felder mit den meisten Hinweisen zu verdecken kostet {genre} {top} Punkte, ebenso viele zufällige im Mittel {random}, die mit den wenigsten {bottom}.</translation>
    </message>
    <message>
        <source>Take the picture with care: hiding it hardly changes the answer.</source>
        <translation>Vorsicht mit dem Bild: Verdecken ändert die Antwort kaum.</translation>
    </message>
    <message>
        <source>The evidence holds: it beats {share} % of random choices.</source>
        <translation>Die Hinweise halten stand: Sie übertreffen {share} % der zufälligen Auswahlen.</translation>
    </message>
    <message>
        <source>Take the picture with care: it beats only {share} % of random choices.</source>
        <translation>Vorsicht mit dem Bild: Es übertrifft nur {share} % der zufälligen Auswahlen.</translation>
    </message>
</context>
<context>
    <name>EvidencePlot</name>
    <message>
        <source>What speaks for the genre, over the spectrogram</source>
        <translation>Was für das Genre spricht, über dem Spektrogramm</translation>
    </message>
    <message>
        <source>evidence {share} %</source>
        <translation>Hinweis {share} %</translation>
    </message>
    <message>
        <source>hiding this patch: {points} points</source>
        <translation>dieses Feld verdeckt: {points} Punkte</translation>
    </message>
    <message>
        <source>Most evidence for {genre} at {moment}, around {hz} Hz</source>
        <translation>Am meisten spricht für {genre} bei {moment}, um {hz} Hz</translation>
    </message>
    <message>
        <source>Space plays, arrow keys move through the window.</source>
        <translation>Leertaste spielt, Pfeiltasten gehen durch den Ausschnitt.</translation>
    </message>
</context>
<context>
    <name>ExplanationDialog</name>
    <message>
        <source>Why this genre?</source>
        <translation>Warum dieses Genre?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ExplanationView</name>
    <message>
        <source>Earlier part</source>
        <translation>Früherer Teil</translation>
    </message>
    <message>
        <source>Later part</source>
        <translation>Späterer Teil</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Genre to explain</source>
        <translation>Zu erklärendes Genre</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Parts of the explanation</source>
        <translation>Teile der Erklärung</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Filters and feature maps</source>
        <translation>Filter und Merkmalskarten</translation>
    </message>
    <message>
        <source>State over time</source>
        <translation>Zustand über die Zeit</translation>
    </message>
    <message>
        <source>Ask what speaks for any of the genres, not only the predicted one</source>
        <translation>Fragen Sie, was für jedes der Genres spricht, nicht nur für das vorhergesagte</translation>
    </message>
    <message>
        <source>Why this genre?</source>
        <translation>Warum dieses Genre?</translation>
    </message>
    <message>
        <source>Choose a track, then ask why: what in its sound speaks for the predicted genre.</source>
        <translation>Wählen Sie einen Titel und fragen Sie, warum: was in seinem Klang für das vorhergesagte Genre spricht.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Beginnt…</translation>
    </message>
    <message>
        <source>Looking for the evidence</source>
        <translation>Hinweise werden gesucht</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>Das dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>The explanation was not finished.</source>
        <translation>Die Erklärung wurde nicht fertig.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Etwas Unerwartetes ging schief.</translation>
    </message>
    <message>
        <source>This track cannot be explained</source>
        <translation>Dieser Titel lässt sich nicht erklären</translation>
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
        <source>No track of the list has a genre yet.</source>
        <translation>Noch hat kein Titel der Liste ein Genre.</translation>
    </message>
    <message>
        <source>Saved {names} in {folder}.</source>
        <translation>{names} in {folder} gespeichert.</translation>
    </message>
</context>
<context>
    <name>FigureText</name>
    <message>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>noch ein paar Sekunden</translation>
    </message>
    <message>
        <source>about {likely} left ({low} to {high})</source>
        <translation>noch etwa {likely} ({low} bis {high})</translation>
    </message>
    <message>
        <source>about {likely} left</source>
        <translation>noch etwa {likely}</translation>
    </message>
    <message>
        <source>{rate} clips/s</source>
        <translation>{rate} Ausschnitte/s</translation>
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
        <source>Map of the tracks by how alike they sound</source>
        <translation>Karte der Titel nach ihrem Klang</translation>
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
        <translation>Nach Konfidenz filtern</translation>
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
        <translation>Jede Konfidenz</translation>
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
        <source>Write %Ln tag(s)…</source>
        <translation>
            <numerusform>%Ln Tag schreiben…</numerusform>
            <numerusform>%Ln Tags schreiben…</numerusform>
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
    <name>GenreList</name>
    <message>
        <source>Genres found</source>
        <translation>Gefundene Genres</translation>
    </message>
    <message>
        <source>Untick a genre to leave its clips out</source>
        <translation>Häkchen entfernen lässt die Ausschnitte eines Genres weg</translation>
    </message>
    <message>
        <source>{genre}, {count} clips</source>
        <translation>{genre}, {count} Ausschnitte</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>en</source>
        <comment>the folder of the guide in this language: en, de or fr</comment>
        <translation>de</translation>
    </message>
    <message>
        <source>The page before (Alt+Left)</source>
        <translation>Zur vorigen Seite (Alt+Links)</translation>
    </message>
    <message>
        <source>The page after (Alt+Right)</source>
        <translation>Zur nächsten Seite (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>No page has all of these words.</source>
        <translation>Keine Seite enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation>Seiten des Handbuchs</translation>
    </message>
    <message>
        <source>Guide: {page}</source>
        <translation>Handbuch: {page}</translation>
    </message>
    <message>
        <source>{page} – Guide to Genre Tagger</source>
        <translation>{page} – Handbuch zu Genre Tagger</translation>
    </message>
</context>
<context>
    <name>HeldOutTable</name>
    <message>
        <source>{genre}, by your word; it was {before}</source>
        <translation>{genre}, wie Sie sagten; vorher {before}</translation>
    </message>
    <message>
        <source>{genre}, says the linear baseline</source>
        <translation>{genre}, sagt das lineare Vergleichsmodell</translation>
    </message>
    <message>
        <source>{genre}, says the network</source>
        <translation>{genre}, sagt das Netz</translation>
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
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Make room: forget old writes. They can no longer be undone.</source>
        <translation>Platz schaffen: Altes vergessen. Es lässt sich dann nicht mehr zurücknehmen.</translation>
    </message>
    <message>
        <source>Older than a year…</source>
        <translation>Älter als ein Jahr…</translation>
    </message>
    <message>
        <source>Older than three months…</source>
        <translation>Älter als drei Monate…</translation>
    </message>
    <message>
        <source>Older than a month…</source>
        <translation>Älter als ein Monat…</translation>
    </message>
    <message>
        <source>Everything…</source>
        <translation>Alles…</translation>
    </message>
    <message>
        <source>Forget these writes? Your music stays as it is, but they can no longer be undone.</source>
        <translation>Diese Schreibvorgänge vergessen? Ihre Musik bleibt, wie sie ist, aber sie lassen sich nicht mehr zurücknehmen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln write(s) forgotten.</source>
        <translation>
            <numerusform>%Ln Schreibvorgang vergessen.</numerusform>
            <numerusform>%Ln Schreibvorgänge vergessen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln written</source>
        <translation>
            <numerusform>%Ln geschrieben</numerusform>
            <numerusform>%Ln geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln taken back</source>
        <translation>
            <numerusform>%Ln zurückgenommen</numerusform>
            <numerusform>%Ln zurückgenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln Fehler</numerusform>
            <numerusform>%Ln Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) changed after they were written. The genre goes back, later edits stay.</source>
        <translation>
            <numerusform>%Ln Datei wurde nach dem Schreiben geändert. Das Genre wird zurückgesetzt, spätere Änderungen bleiben.</numerusform>
            <numerusform>%Ln Dateien wurden nach dem Schreiben geändert. Das Genre wird zurückgesetzt, spätere Änderungen bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are as they were before.</source>
        <translation>
            <numerusform>%Ln Datei ist wieder wie zuvor.</numerusform>
            <numerusform>%Ln Dateien sind wieder wie zuvor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since and were left alone.</source>
        <translation>
            <numerusform>%Ln wurde seither geändert und blieb unberührt.</numerusform>
            <numerusform>%Ln wurden seither geändert und blieben unberührt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be taken back.</source>
        <translation>
            <numerusform>%Ln ließ sich nicht zurücknehmen.</numerusform>
            <numerusform>%Ln ließen sich nicht zurücknehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been written yet. What you write will be listed here.</source>
        <translation>Noch wurde nichts geschrieben. Was Sie schreiben, steht dann hier.</translation>
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
</context>
<context>
    <name>KernelPlot</name>
    <message>
        <source>Weights of the filter</source>
        <translation>Gewichte des Filters</translation>
    </message>
</context>
<context>
    <name>LatePage</name>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment…</translation>
    </message>
</context>
<context>
    <name>LearnDialog</name>
    <message>
        <source>Learn from my corrections</source>
        <translation>Aus meinen Korrekturen lernen</translation>
    </message>
    <message>
        <source>The model in use is trained further on the genres you chose, and on folders that you sorted by genre. What it says of the rest of your music is kept. A quarter of your tracks, of artists of their own, is held out to see whether the new model is better. It is not used until you say so.</source>
        <translation>Das verwendete Modell wird mit den Genres, die Sie gewählt haben, und mit Ordnern, die Sie nach Genre sortiert haben, weiter trainiert. Was es über Ihre übrige Musik sagt, bleibt erhalten. Ein Viertel Ihrer Titel, von eigenen Interpreten, wird zurückgehalten, um zu sehen, ob das neue Modell besser ist. Es wird erst verwendet, wenn Sie es sagen.</translation>
    </message>
    <message>
        <source>A model of your own</source>
        <translation>Ein eigenes Modell</translation>
    </message>
    <message>
        <source>Reading your corrections…</source>
        <translation>Ihre Korrekturen werden gelesen…</translation>
    </message>
    <message>
        <source>Labelled music to learn from, one folder for each genre</source>
        <translation>Musik mit bekanntem Genre zum Lernen, ein Ordner für jedes Genre</translation>
    </message>
    <message>
        <source>Add a folder per genre…</source>
        <translation>Ordner je Genre hinzufügen…</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation>Anhalten und das Beste behalten</translation>
    </message>
    <message>
        <source>See what would change…</source>
        <translation>Sehen, was sich ändern würde…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Beginnt…</translation>
    </message>
    <message>
        <source>Stopping after what is under way…</source>
        <translation>Hält nach dem laufenden Schritt an…</translation>
    </message>
    <message>
        <source>Choose a folder that holds one folder for each genre</source>
        <translation>Einen Ordner wählen, der je Genre einen Ordner enthält</translation>
    </message>
    <message>
        <source>Comparing before and after</source>
        <translation>Vorher und nachher werden verglichen</translation>
    </message>
    <message>
        <source>Reading the music</source>
        <translation>Die Musik wird gelesen</translation>
    </message>
    <message>
        <source>Training, epoch {epoch}</source>
        <translation>Training, Epoche {epoch}</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: {share} of the training tracks are right</source>
        <translation>Epoche {epoch} von {epochs}: {share} der Trainingstitel sind richtig</translation>
    </message>
    <message>
        <source>Learning takes at least {tracks} corrected tracks from {groups} artists or folders; there are {count} from {there} so far. Correct some more genres in the Library tab, or add a folder per genre.</source>
        <translation>Zum Lernen braucht es mindestens {tracks} korrigierte Titel von {groups} Interpreten oder aus so vielen Ordnern; bisher sind es {count} von {there}. Korrigieren Sie im Reiter Bibliothek noch einige Genres, oder fügen Sie einen Ordner je Genre hinzu.</translation>
    </message>
    <message>
        <source>Learning from {labeled} labelled tracks and {others} others; {held_out} are held out.</source>
        <translation>Gelernt wird aus {labeled} Titeln mit Genre und {others} anderen; {held_out} sind zurückgehalten.</translation>
    </message>
    <message>
        <source>{name} is trained</source>
        <translation>{name} ist trainiert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln corrected track(s)</source>
        <translation>
            <numerusform>%Ln korrigierter Titel</numerusform>
            <numerusform>%Ln korrigierte Titel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln artist(s) or folder(s)</source>
        <translation>
            <numerusform>%Ln Künstler oder Ordner</numerusform>
            <numerusform>%Ln Künstlern oder Ordnern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other track(s) of the library at hand</source>
        <translation>
            <numerusform>%Ln weiterer Titel der Bibliothek</numerusform>
            <numerusform>%Ln weitere Titel der Bibliothek</numerusform>
        </translation>
    </message>
    <message>
        <source>{tracks} of {groups}, and {others}.</source>
        <translation>{tracks} von {groups}, dazu {others}.</translation>
    </message>
</context>
<context>
    <name>LevelBar</name>
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
        <source>Frames per second, latency, lost blocks</source>
        <translation>Bilder je Sekunde, Verzögerung, verlorene Blöcke</translation>
    </message>
    <message>
        <source>Frames per second, time from a block&apos;s arrival to the screen, blocks lost since the start</source>
        <translation>Bilder je Sekunde, Zeit von der Ankunft eines Blocks bis zum Bildschirm, seit dem Start verlorene Blöcke</translation>
    </message>
    <message>
        <source>Hold the picture, to zoom and pan in it; classification goes on (F)</source>
        <translation>Hält das Bild an, um darin zu zoomen und es zu verschieben; die Klassifikation geht weiter (F)</translation>
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
        <source>Music ({kinds})</source>
        <translation>Musik ({kinds})</translation>
    </message>
    <message>
        <source>Feed from file</source>
        <translation>Aus Datei speisen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Stop (Space)</source>
        <translation>Stopp (Leertaste)</translation>
    </message>
    <message>
        <source>Start (Space)</source>
        <translation>Start (Leertaste)</translation>
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
    <name>LiveGenres</name>
    <message>
        <source>The first prediction comes after three seconds…</source>
        <translation>Die erste Vorhersage kommt nach drei Sekunden…</translation>
    </message>
    <message>
        <source>No model: the views work, but nothing is classified.</source>
        <translation>Kein Modell: Die Ansichten gehen, aber nichts wird klassifiziert.</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>Warming up: {heard} of {window} s</source>
        <translation>Läuft an: {heard} von {window} s</translation>
    </message>
</context>
<context>
    <name>LivePlot</name>
    <message>
        <source>Live waveform and spectrogram</source>
        <translation>Wellenform und Spektrogramm live</translation>
    </message>
    <message>
        <source>The newest sound is at the right. In a frozen picture arrow keys scroll, plus and minus zoom.</source>
        <translation>Der neueste Ton steht rechts. Im angehaltenen Bild verschieben die Pfeiltasten, Plus und Minus zoomen.</translation>
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
        <source>Recording {when}</source>
        <translation>Aufnahme {when}</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>{name} gespeichert</translation>
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
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Tags are being written. The file under way will be finished, the rest stays as it is. Quit?</source>
        <translation>Es werden Tags geschrieben. Die laufende Datei wird fertiggestellt, der Rest bleibt, wie er ist. Beenden?</translation>
    </message>
    <message>
        <source>A network is being trained. The run is paused now and can go on later. Quit?</source>
        <translation>Ein Netz wird trainiert. Der Lauf wird jetzt angehalten und kann später weitergehen. Beenden?</translation>
    </message>
    <message>
        <source>Tracks are still being classified. The predictions so far are remembered. Quit?</source>
        <translation>Es werden noch Titel klassifiziert. Die bisherigen Vorhersagen bleiben gespeichert. Beenden?</translation>
    </message>
    <message>
        <source>Quit Genre Tagger</source>
        <translation>Genre Tagger beenden</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>Filled where a genre is proposed, hollow where it is Unknown; larger is surer.</source>
        <translation>Gefüllt, wo ein Genre vorgeschlagen ist, hohl, wo es unbekannt ist; je größer, desto sicherer.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>MapList</name>
    <message>
        <source>Feature maps of this stage</source>
        <translation>Merkmalskarten dieser Stufe</translation>
    </message>
    <message>
        <source>Filter {number}</source>
        <translation>Filter {number}</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>Classify them</source>
        <translation>Klassifizieren</translation>
    </message>
    <message>
        <source>No tracks are listed</source>
        <translation>Keine Titel in der Liste</translation>
    </message>
    <message>
        <source>The map shows what the table lists.</source>
        <translation>Die Karte zeigt, was die Tabelle auflistet.</translation>
    </message>
    <message>
        <source>This model has no map</source>
        <translation>Dieses Modell hat keine Karte</translation>
    </message>
    <message>
        <source>The model in use was made by an older version and does not say where a track lies among others. Choose a newer model, or train one; its predictions have places.</source>
        <translation>Das verwendete Modell stammt aus einer älteren Version und sagt nicht, wo ein Titel unter anderen liegt. Wählen Sie ein neueres Modell oder trainieren Sie eines; dessen Vorhersagen haben einen Ort.</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle…</translation>
    </message>
    <message>
        <source>Placing the tracks…</source>
        <translation>Titel werden angeordnet…</translation>
    </message>
    <message>
        <source>What sounds alike will lie together.</source>
        <translation>Was ähnlich klingt, liegt beieinander.</translation>
    </message>
    <message>
        <source>Tracks are being classified</source>
        <translation>Titel werden klassifiziert</translation>
    </message>
    <message>
        <source>They appear here as they are done.</source>
        <translation>Sie erscheinen hier, sobald sie fertig sind.</translation>
    </message>
    <message>
        <source>No track has a place yet</source>
        <translation>Noch kein Titel hat einen Ort</translation>
    </message>
    <message>
        <source>Not yet classified with this version of the model: {missing} of {listed} tracks.</source>
        <translation>Mit dieser Version des Modells noch nicht klassifiziert: {missing} von {listed} Titeln.</translation>
    </message>
    <message>
        <source>Placed roughly (PCA); the full edition lays like beside like more closely (t-SNE).</source>
        <translation>Grob angeordnet (PCA); die vollständige Ausgabe legt Ähnliches enger zusammen (t-SNE).</translation>
    </message>
    <message>
        <source>Arranging what sounds alike…</source>
        <translation>Ähnliches wird zusammengelegt…</translation>
    </message>
    <message>
        <source>{unknown}, likeliest {genre}</source>
        <translation>{unknown}, am ehesten {genre}</translation>
    </message>
    <message>
        <source>Tracks on the map, alike ones together: {count}. Selected: {selected}.</source>
        <translation>Titel auf der Karte, ähnliche beieinander: {count}. Ausgewählt: {selected}.</translation>
    </message>
</context>
<context>
    <name>MapPlot</name>
    <message>
        <source>Feature map</source>
        <translation>Merkmalskarte</translation>
    </message>
    <message>
        <source>Map of the library</source>
        <translation>Karte der Bibliothek</translation>
    </message>
</context>
<context>
    <name>MapTools</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Draw around tracks to select them; Shift adds to them</source>
        <translation>Titel umfahren, um sie auszuwählen; mit der Umschalttaste kommen sie hinzu</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Drag the map; the middle button always does</source>
        <translation>Die Karte ziehen; die mittlere Taste tut es immer</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Alle Titel</translation>
    </message>
    <message>
        <source>Show the whole map (F)</source>
        <translation>Die ganze Karte zeigen (F)</translation>
    </message>
    <message>
        <source>Close the map</source>
        <translation>Die Karte schließen</translation>
    </message>
</context>
<context>
    <name>MapsPage</name>
    <message>
        <source>Convolution stage</source>
        <translation>Faltungsstufe</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Which filter of the stage is shown large</source>
        <translation>Welcher Filter der Stufe groß gezeigt wird</translation>
    </message>
    <message>
        <source>Input of the filter</source>
        <translation>Eingang des Filters</translation>
    </message>
    <message>
        <source>Which of the maps of the stage before these weights are for</source>
        <translation>Für welche Karte der vorigen Stufe diese Gewichte gelten</translation>
    </message>
    <message>
        <source>conv{stage} filter {number}</source>
        <translation>conv{stage} Filter {number}</translation>
    </message>
    <message>
        <source>One of the two filters that the study shows</source>
        <translation>Einer der beiden Filter, die die Studie zeigt</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %Ln filter(s)</source>
        <translation>
            <numerusform>{name}: %Ln Filter</numerusform>
            <numerusform>{name}: %Ln Filter</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean of inputs</source>
        <translation>Mittel der Eingänge</translation>
    </message>
    <message>
        <source>Input {number}</source>
        <translation>Eingang {number}</translation>
    </message>
    <message>
        <source>{stage}, filter {number}</source>
        <translation>{stage}, Filter {number}</translation>
    </message>
</context>
<context>
    <name>MistakesPage</name>
    <message>
        <source>Track</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>Sicherste Irrtümer</translation>
    </message>
    <message>
        <source>{count} of {whole} answers were wrong. The surest ones stand first: play them to tell whether the network or the label is mistaken.</source>
        <translation>{count} von {whole} Vorhersagen waren falsch. Die sichersten stehen zuerst: Spielen Sie sie ab, um zu hören, ob das Netz irrt oder das Label.</translation>
    </message>
    <message>
        <source>No mistakes</source>
        <translation>Keine Irrtümer</translation>
    </message>
    <message>
        <source>Every held-out track was recognised.</source>
        <translation>Jeder zurückgehaltene Titel wurde erkannt.</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>F1 of each genre</source>
        <translation>F1 je Genre</translation>
    </message>
    <message>
        <source>About this model</source>
        <translation>Über dieses Modell</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>Accuracy {value}</source>
        <translation>Genauigkeit {value}</translation>
    </message>
    <message>
        <source>Macro-F1 {value}</source>
        <translation>Makro-F1 {value}</translation>
    </message>
    <message>
        <source>on {music} it was not trained on</source>
        <translation>auf Musik, mit der es nicht trainiert wurde: {music}</translation>
    </message>
</context>
<context>
    <name>ModelControl</name>
    <message>
        <source>{name} is in use again.</source>
        <translation>{name} ist wieder in Gebrauch.</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>{share} right</source>
        <translation>{share} richtig</translation>
    </message>
    <message>
        <source>F1 {value}</source>
        <translation>F1 {value}</translation>
    </message>
    <message>
        <source>n = {count}</source>
        <translation>n = {count}</translation>
    </message>
    <message>
        <source>no figures</source>
        <translation>keine Zahlen</translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation>kam mit dem Programm</translation>
    </message>
    <message>
        <source>trained here</source>
        <translation>hier trainiert</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>Labelled tracks that were held out</source>
        <translation>Titel mit Genre, die zurückgehalten wurden</translation>
    </message>
    <message>
        <source>Other tracks with the genre they had before</source>
        <translation>Andere Titel mit dem Genre wie zuvor</translation>
    </message>
    <message>
        <source>{genres}, or none of these</source>
        <translation>{genres} oder keines davon</translation>
    </message>
    <message>
        <source>Grown from</source>
        <translation>Hervorgegangen aus</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Trainiert mit</translation>
    </message>
    <message>
        <source>Training run</source>
        <translation>Trainingslauf</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Entstanden</translation>
    </message>
    <message>
        <source>Says Unknown</source>
        <translation>Sagt Unbekannt</translation>
    </message>
    <message>
        <source>below a confidence of {share}</source>
        <translation>unter einer Konfidenz von {share}</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message numerus="yes">
        <source>%Ln window(s)</source>
        <translation>
            <numerusform>%Ln Ausschnitt</numerusform>
            <numerusform>%Ln Ausschnitte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s)</source>
        <translation>
            <numerusform>%Ln Stück</numerusform>
            <numerusform>%Ln Stücke</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln artist(s)</source>
        <translation>
            <numerusform>%Ln Künstler</numerusform>
            <numerusform>%Ln Künstlern</numerusform>
        </translation>
    </message>
    <message>
        <source>{clips} of {artists}</source>
        <translation>{clips} von {artists}</translation>
    </message>
    <message>
        <source>learned from your corrections</source>
        <translation>aus Ihren Korrekturen gelernt</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>The test it was measured on before</source>
        <translation>Der Test, an dem es zuvor gemessen wurde</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>right: {change} (of {count})</source>
        <translation>richtig: {change} (von {count})</translation>
    </message>
    <message>
        <source>Better than {parent} on {tracks} held-out tracks of {artists} artists: {change} right ({gain}).</source>
        <translation>Besser als {parent} bei {tracks} zurückgehaltenen Titeln von {artists} Interpreten: {change} richtig ({gain}).</translation>
    </message>
    <message>
        <source>Perhaps better than {parent}: {change} right on {tracks} held-out tracks of {artists} artists ({gain}), too few to tell it from chance.</source>
        <translation>Vielleicht besser als {parent}: {change} richtig bei {tracks} zurückgehaltenen Titeln von {artists} Interpreten ({gain}), zu wenige, um es vom Zufall zu unterscheiden.</translation>
    </message>
    <message>
        <source>Not better than {parent}, so using it is not advised: {change} right on {tracks} held-out tracks of {artists} artists ({gain}).</source>
        <translation>Nicht besser als {parent}, von der Verwendung wird daher abgeraten: {change} richtig bei {tracks} zurückgehaltenen Titeln von {artists} Interpreten ({gain}).</translation>
    </message>
    <message>
        <source>{low} to {high} percentage points, 95 % interval</source>
        <translation>{low} bis {high} Prozentpunkte, 95-%-Intervall</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} ({low} bis {high})</translation>
    </message>
    <message>
        <source>{count} × {seconds} s of a track</source>
        <translation>{count} × {seconds} s eines Titels</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ModelsPanel</name>
    <message>
        <source>Use this model…</source>
        <translation>Dieses Modell verwenden…</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Learn from my corrections…</source>
        <translation>Aus meinen Korrekturen lernen…</translation>
    </message>
    <message>
        <source>Train a model of your own on the genres you corrected</source>
        <translation>Ein eigenes Modell mit den korrigierten Genres trainieren</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check that nothing was altered and that the model answers as it was trained to</source>
        <translation>Prüfen, dass nichts verändert wurde und das Modell so antwortet, wie es trainiert wurde</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>See what would change in your library, then use this model</source>
        <translation>Sehen, was sich in Ihrer Bibliothek ändern würde, dann dieses Modell verwenden</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Reading the models…</source>
        <translation>Die Modelle werden gelesen…</translation>
    </message>
    <message>
        <source>Keep this network as a model</source>
        <translation>Dieses Netz als Modell behalten</translation>
    </message>
    <message>
        <source>Name of the model:</source>
        <translation>Name des Modells:</translation>
    </message>
    <message>
        <source>There are no models; install the program again.</source>
        <translation>Es gibt keine Modelle; installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>{name} is among your models now.</source>
        <translation>{name} gehört jetzt zu Ihren Modellen.</translation>
    </message>
    <message>
        <source>{name} is in use now.</source>
        <translation>{name} ist jetzt in Gebrauch.</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>Back to {name}, which was in use before</source>
        <translation>Zurück zu {name}, das zuvor in Gebrauch war</translation>
    </message>
    <message>
        <source>No other model was in use before this one</source>
        <translation>Vor diesem war kein anderes Modell in Gebrauch</translation>
    </message>
    <message>
        <source>It is in use; use another model before deleting it</source>
        <translation>Es ist in Gebrauch; verwenden Sie vor dem Löschen ein anderes</translation>
    </message>
    <message>
        <source>{name} was deleted.</source>
        <translation>{name} wurde gelöscht.</translation>
    </message>
    <message>
        <source>Sound: nothing was altered; its answers differ by {difference} at most from the network&apos;s.</source>
        <translation>In Ordnung: Nichts wurde verändert; die Antworten weichen höchstens um {difference} von denen des Netzes ab.</translation>
    </message>
    <message>
        <source>It came with the program and stays</source>
        <translation>Es kam mit dem Programm und bleibt</translation>
    </message>
    <message>
        <source>Remove this model for good</source>
        <translation>Dieses Modell endgültig entfernen</translation>
    </message>
    <message>
        <source>Checking {name}…</source>
        <translation>{name} wird geprüft…</translation>
    </message>
    <message>
        <source>Delete the model {name} for good? It cannot be brought back.</source>
        <translation>Das Modell {name} endgültig löschen? Es lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Delete a model</source>
        <translation>Modell löschen</translation>
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
    <message>
        <source>Saved: {path}</source>
        <translation>Gespeichert: {path}</translation>
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
        <source>Watching {folder}: new music will be classified and proposed, never written by itself.</source>
        <translation>{folder} wird beobachtet: Neue Musik wird klassifiziert und vorgeschlagen, nie von selbst geschrieben.</translation>
    </message>
</context>
<context>
    <name>OverviewPlot</name>
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
    <name>PlotExport</name>
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
    <name>PrecisionRecallChart</name>
    <message>
        <source>Precision and recall of each genre</source>
        <translation>Präzision und Recall jedes Genres</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>{genre}: no held-out track has this label.</source>
        <translation>{genre}: kein zurückgehaltener Titel hat dieses Genre.</translation>
    </message>
    <message>
        <source>{genre}: average precision {average}.</source>
        <translation>{genre}: mittlere Präzision {average}.</translation>
    </message>
    <message>
        <source>{genre}: with all tracks whose probability is at least {threshold}, {recall} of its tracks are found, and {precision} of what is found is right.</source>
        <translation>{genre}: mit allen Titeln, deren Wahrscheinlichkeit mindestens {threshold} ist, werden {recall} seiner Titel gefunden, und {precision} des Gefundenen ist richtig.</translation>
    </message>
</context>
<context>
    <name>PrecisionRecallPage</name>
    <message>
        <source>Average precision of each genre</source>
        <translation>Mittlere Präzision jedes Genres</translation>
    </message>
    <message>
        <source>Each curve asks one genre&apos;s probability alone: the higher the threshold, the fewer of its tracks are found (recall) and the more of what is found is right (precision). The average precision is the area below a curve. Click a place, or walk with the arrow keys.</source>
        <translation>Jede Kurve fragt allein die Wahrscheinlichkeit eines Genres: Je höher die Schwelle, desto weniger seiner Titel werden gefunden (Recall) und desto mehr vom Gefundenen ist richtig (Präzision). Die mittlere Präzision ist die Fläche unter einer Kurve. Eine Stelle anklicken oder mit den Pfeiltasten gehen.</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Mittlere Präzision</translation>
    </message>
</context>
<context>
    <name>ProblemTable</name>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Too short</source>
        <translation>Zu kurz</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Still</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Artist in two parts</source>
        <translation>Künstler in zwei Teilen</translation>
    </message>
    <message>
        <source>Sound in two parts</source>
        <translation>Klang in zwei Teilen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>Problems of single clips</source>
        <translation>Probleme einzelner Ausschnitte</translation>
    </message>
    <message>
        <source>Play in the library</source>
        <translation>In der Bibliothek abspielen</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
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
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln Titel</numerusform>
            <numerusform>%Ln Titel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to write</source>
        <translation>
            <numerusform>%Ln zu schreiben</numerusform>
            <numerusform>%Ln zu schreiben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <translation>
            <numerusform>%Ln unbekannt</numerusform>
            <numerusform>%Ln unbekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need nothing</source>
        <translation>
            <numerusform>%Ln braucht nichts</numerusform>
            <numerusform>%Ln brauchen nichts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln übersprungen</numerusform>
            <numerusform>%Ln übersprungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln written</source>
        <translation>
            <numerusform>%Ln geschrieben</numerusform>
            <numerusform>%Ln geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not classified</source>
        <translation>
            <numerusform>%Ln nicht klassifiziert</numerusform>
            <numerusform>%Ln nicht klassifiziert</numerusform>
        </translation>
    </message>
    <message>
        <source>Classifying, {done} of {total}</source>
        <translation>Klassifiziert {done} von {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln Fehler</numerusform>
            <numerusform>%Ln Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for music…</source>
        <translation>Sucht nach Musik…</translation>
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
</context>
<context>
    <name>PromotionDialog</name>
    <message>
        <source>Use another model</source>
        <translation>Ein anderes Modell verwenden</translation>
    </message>
    <message>
        <source>Instead of {name}. Nothing is written into your files, and you can roll back at any time.</source>
        <translation>Anstelle von {name}. In Ihre Dateien wird nichts geschrieben, und Sie können es jederzeit zurücknehmen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Dieses Modell verwenden</translation>
    </message>
    <message>
        <source>Use {name}?</source>
        <translation>{name} verwenden?</translation>
    </message>
    <message>
        <source>Held back by its figures; tick the box at the left to use it</source>
        <translation>Wegen seiner Zahlen zurückgehalten; zum Verwenden links das Kästchen ankreuzen</translation>
    </message>
</context>
<context>
    <name>QualityView</name>
    <message>
        <source>On test music</source>
        <translation>An Testmusik</translation>
    </message>
    <message>
        <source>Comparing both models…</source>
        <translation>Beide Modelle werden verglichen…</translation>
    </message>
    <message>
        <source>F1 of each genre</source>
        <translation>F1 je Genre</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>Trotzdem verwenden</translation>
    </message>
    <message>
        <source>The new model is worse at some genres; use it nevertheless</source>
        <translation>Das neue Modell ist bei einigen Genres schlechter; trotzdem verwenden</translation>
    </message>
    <message>
        <source>Both models classify the test clips: {done} of {total}</source>
        <translation>Beide Modelle klassifizieren die Testausschnitte: {done} von {total}</translation>
    </message>
    <message>
        <source>{genre} from {before} to {after}</source>
        <translation>{genre} von {before} auf {after}</translation>
    </message>
    <message>
        <source>Held back, because F1 falls by more than {margin}: {falls}.</source>
        <translation>Zurückgehalten, weil F1 um mehr als {margin} fällt: {falls}.</translation>
    </message>
    <message numerus="yes">
        <source>F1 on %Ln clip(s), present → new. No genre falls by more than {margin}.</source>
        <translation>
            <numerusform>F1 an %Ln Stück, jetzt → neu. Kein Genre fällt um mehr als {margin}.</numerusform>
            <numerusform>F1 an %Ln Stücken, jetzt → neu. Kein Genre fällt um mehr als {margin}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReliabilityDiagram</name>
    <message>
        <source>Reliability diagram</source>
        <translation>Zuverlässigkeitsdiagramm</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>{count} answers were {confidence} sure on average; {right} of them were right</source>
        <translation>{count} Antworten waren im Mittel {confidence} sicher; {right} davon waren richtig</translation>
    </message>
    <message>
        <source>{text}: as sure as it should be.</source>
        <translation>{text}: so sicher, wie es sein soll.</translation>
    </message>
    <message>
        <source>{text}: too few to tell the difference from chance.</source>
        <translation>{text}: zu wenige, um den Unterschied vom Zufall zu trennen.</translation>
    </message>
    <message>
        <source>{text}: too sure by {points} points.</source>
        <translation>{text}: um {points} Punkte zu sicher.</translation>
    </message>
    <message>
        <source>{text}: not sure enough by {points} points.</source>
        <translation>{text}: um {points} Punkte zu unsicher.</translation>
    </message>
    <message>
        <source>Were right</source>
        <translation>War richtig</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Reading the run</source>
        <translation>Lauf wird gelesen</translation>
    </message>
    <message>
        <source>Reading the runs</source>
        <translation>Läufe werden gelesen</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>Noch keine Ergebnisse</translation>
    </message>
    <message>
        <source>When a run has ended, its scores, its mistakes and its reasons are shown here.</source>
        <translation>Ist ein Lauf zu Ende, stehen hier seine Werte, seine Irrtümer und seine Gründe.</translation>
    </message>
    <message>
        <source>Evaluating on the held-out tracks</source>
        <translation>Auswertung an den zurückgehaltenen Titeln</translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation>Noch nicht ausgewertet</translation>
    </message>
    <message>
        <source>Evaluate the network on the held-out tracks, and train a linear baseline on the same split beside it.</source>
        <translation>Das Netz an den zurückgehaltenen Titeln auswerten und daneben ein lineares Vergleichsmodell an derselben Aufteilung trainieren.</translation>
    </message>
    <message>
        <source>Evaluate now</source>
        <translation>Jetzt auswerten</translation>
    </message>
    <message>
        <source>The linear baseline is trained on the same split, so that the scores can be compared.</source>
        <translation>Das lineare Vergleichsmodell lernt an derselben Aufteilung, damit sich die Werte vergleichen lassen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>This run cannot be shown</source>
        <translation>Dieser Lauf lässt sich nicht zeigen</translation>
    </message>
    <message>
        <source>The run could not be evaluated</source>
        <translation>Der Lauf konnte nicht ausgewertet werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>{track} is labelled {genre} now. The next run can learn from it.</source>
        <translation>{track} ist jetzt als {genre} beschriftet. Der nächste Lauf kann daraus lernen.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
    <message>
        <source>Choose where the model&apos;s folder shall stand</source>
        <translation>Wählen Sie, wo der Ordner des Modells stehen soll</translation>
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
        <source>Filter by genre</source>
        <translation>Nach Genre filtern</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle ankreuzen</translation>
    </message>
    <message>
        <source>Write all the files that are listed here</source>
        <translation>Alle hier aufgeführten Dateien schreiben</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Keine ankreuzen</translation>
    </message>
    <message>
        <source>Write none of the files listed here</source>
        <translation>Keine der hier aufgeführten Dateien schreiben</translation>
    </message>
    <message>
        <source>Space ticks or unticks the selected rows.</source>
        <translation>Die Leertaste setzt oder entfernt die Häkchen der gewählten Zeilen.</translation>
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
        <source>%Ln file(s) will be written</source>
        <translation>
            <numerusform>%Ln Datei wird geschrieben</numerusform>
            <numerusform>%Ln Dateien werden geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei schreiben</numerusform>
            <numerusform>%Ln Dateien schreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>Any genre ({count})</source>
        <translation>Jedes Genre ({count})</translation>
    </message>
    <message>
        <source>Will be written ({count})</source>
        <translation>Wird geschrieben ({count})</translation>
    </message>
    <message>
        <source>Will be written ({count} of {total})</source>
        <translation>Wird geschrieben ({count} von {total})</translation>
    </message>
    <message>
        <source>Left as they are ({count})</source>
        <translation>Bleibt, wie es ist ({count})</translation>
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
    <name>ReviewModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
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
        <source>chosen by you</source>
        <translation>von Ihnen gewählt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
</context>
<context>
    <name>RunHeader</name>
    <message>
        <source>Evaluate again</source>
        <translation>Erneut auswerten</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Set other runs beside this one</source>
        <translation>Andere Läufe daneben stellen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Save a report or the model</source>
        <translation>Bericht oder Modell speichern</translation>
    </message>
    <message>
        <source>Evaluate on the held-out tracks anew</source>
        <translation>Erneut an den zurückgehaltenen Titeln auswerten</translation>
    </message>
    <message>
        <source>Report with plots (HTML)…</source>
        <translation>Bericht mit Diagrammen (HTML)…</translation>
    </message>
    <message>
        <source>Model (safetensors and ONNX)…</source>
        <translation>Modell (safetensors und ONNX)…</translation>
    </message>
    <message>
        <source>Use this model…</source>
        <translation>Dieses Modell verwenden…</translation>
    </message>
    <message>
        <source>See what would change in your library, then make it the active model</source>
        <translation>Sehen, was sich in Ihrer Bibliothek ändern würde, und es dann zum aktiven Modell machen</translation>
    </message>
    <message>
        <source>best epoch {best} of {epochs}</source>
        <translation>beste Epoche {best} von {epochs}</translation>
    </message>
    <message numerus="yes">
        <source>With the latest %Ln run(s)</source>
        <translation>
            <numerusform>Mit dem letzten %Ln Lauf</numerusform>
            <numerusform>Mit den letzten %Ln Läufen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Macro-F1</source>
        <translation>Makro-F1</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>The whole run</source>
        <translation>Der ganze Lauf</translation>
    </message>
    <message>
        <source>This epoch</source>
        <translation>Diese Epoche</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird beendet…</translation>
    </message>
    <message>
        <source>Finished: nothing improved any more</source>
        <translation>Fertig: nichts wurde mehr besser</translation>
    </message>
    <message>
        <source>Stopped; the best network is kept</source>
        <translation>Beendet; das beste Netz ist behalten</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Vorbereitung…</translation>
    </message>
    <message>
        <source>Turning clips into mel windows</source>
        <translation>Ausschnitte werden zu Mel-Fenstern</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>The run broke off</source>
        <translation>Der Lauf brach ab</translation>
    </message>
    <message>
        <source>Best epoch {epoch}. On the test part: accuracy {accuracy} %, macro-F1 {f1} %.</source>
        <translation>Beste Epoche {epoch}. Auf dem Testteil: Genauigkeit {accuracy} %, Makro-F1 {f1} %.</translation>
    </message>
    <message>
        <source>Best epoch {epoch}. There is no test part.</source>
        <translation>Beste Epoche {epoch}. Es gibt keinen Testteil.</translation>
    </message>
    <message>
        <source>{training} clips for training, {validation} for validation, {test} for the test · {genres}</source>
        <translation>{training} Ausschnitte für Training, {validation} für Validierung, {test} für den Test · {genres}</translation>
    </message>
    <message>
        <source>{done} of {total} epochs</source>
        <translation>{done} von {total} Epochen</translation>
    </message>
    <message>
        <source>best: epoch {epoch}, macro-F1 {f1} %</source>
        <translation>beste: Epoche {epoch}, Makro-F1 {f1} %</translation>
    </message>
    <message>
        <source>Epoch {epoch}: step {step} of {steps}, loss {loss}</source>
        <translation>Epoche {epoch}: Schritt {step} von {steps}, Verlust {loss}</translation>
    </message>
    <message>
        <source>Waiting for another run that prepares clips</source>
        <translation>Wartet auf einen anderen Lauf, der Ausschnitte vorbereitet</translation>
    </message>
    <message>
        <source>Checking what is there already: {done} of {total}</source>
        <translation>Vorhandenes wird geprüft: {done} von {total}</translation>
    </message>
    <message>
        <source>{done} of {total} clips</source>
        <translation>{done} von {total} Ausschnitten</translation>
    </message>
    <message>
        <source>{count} from earlier</source>
        <translation>{count} von früher</translation>
    </message>
    <message>
        <source>about {likely} left</source>
        <translation>noch etwa {likely}</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} Parameter</translation>
    </message>
    <message>
        <source>{size} of memory</source>
        <translation>{size} Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Save where it is and stop; it goes on from there when you like (Space)</source>
        <translation>Den Stand sichern und anhalten; von dort geht es jederzeit weiter (Leertaste)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on where it stopped (Space)</source>
        <translation>Dort weitermachen, wo er anhielt (Leertaste)</translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation>Beenden und das beste behalten</translation>
    </message>
    <message>
        <source>End the run now with the best epoch&apos;s network</source>
        <translation>Den Lauf jetzt mit dem Netz der besten Epoche beenden</translation>
    </message>
    <message>
        <source>See the results</source>
        <translation>Ergebnisse ansehen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s) could not be used.</source>
        <translation>
            <numerusform>%Ln Ausschnitt war unbrauchbar.</numerusform>
            <numerusform>%Ln Ausschnitte waren unbrauchbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>RunPages</name>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Konfusion</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Schwellen</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Irrtümer</translation>
    </message>
    <message>
        <source>Suspects</source>
        <translation>Verdächtig</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Suspects ({count})</source>
        <translation>Verdächtig ({count})</translation>
    </message>
    <message>
        <source>Mistakes ({count})</source>
        <translation>Irrtümer ({count})</translation>
    </message>
</context>
<context>
    <name>RunSettings</name>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>A network of the size of the one that came with the program, with everything that helps: genres drawn alike, SpecAugment, mixup, a falling learning rate, averaged weights, and a stop when nothing improves.</source>
        <translation>Ein Netz von der Größe des mitgelieferten mit allem, was hilft: Genres gleich oft gezogen, SpecAugment, Mixup, fallende Lernrate, gemittelte Gewichte und ein Ende, wenn nichts besser wird.</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>The same network on short excerpts for a few epochs: a first answer in minutes, to see what the data carry.</source>
        <translation>Dasselbe Netz auf kurzen Stücken für wenige Epochen: eine erste Antwort in Minuten, um zu sehen, was die Daten hergeben.</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>Nachtrainieren</translation>
    </message>
    <message>
        <source>Study: small</source>
        <translation>Studie: klein</translation>
    </message>
    <message>
        <source>As in the study: 20 epochs, Adam at 1e-4, batch 128, cross-entropy, whole windows, nothing else. 16/32/32 filters, one GRU of 8; 50 % on FMA small in the study.</source>
        <translation>Wie in der Studie: 20 Epochen, Adam mit 1e-4, Stapel 128, Kreuzentropie, ganze Fenster, sonst nichts. 16/32/32 Filter, eine GRU mit 8; in der Studie 50 % auf FMA klein.</translation>
    </message>
    <message>
        <source>Study: medium A</source>
        <translation>Studie: mittel A</translation>
    </message>
    <message>
        <source>As in the study: 20 epochs, Adam at 1e-4, batch 128, cross-entropy, whole windows, nothing else. 16/32/32 filters, one GRU of 16, ReLU; 60 % on FMA medium there.</source>
        <translation>Wie in der Studie: 20 Epochen, Adam mit 1e-4, Stapel 128, Kreuzentropie, ganze Fenster, sonst nichts. 16/32/32 Filter, eine GRU mit 16, ReLU; dort 60 % auf FMA mittel.</translation>
    </message>
    <message>
        <source>Study: medium B</source>
        <translation>Studie: mittel B</translation>
    </message>
    <message>
        <source>As in the study: 20 epochs, Adam at 1e-4, batch 128, cross-entropy, whole windows, nothing else. 16/32/64 filters, two GRUs of 8, SELU; 70 % on FMA medium there.</source>
        <translation>Wie in der Studie: 20 Epochen, Adam mit 1e-4, Stapel 128, Kreuzentropie, ganze Fenster, sonst nichts. 16/32/64 Filter, zwei GRUs mit 8, SELU; dort 70 % auf FMA mittel.</translation>
    </message>
    <message>
        <source>Study: medium C</source>
        <translation>Studie: mittel C</translation>
    </message>
    <message>
        <source>As in the study: 20 epochs, Adam at 1e-4, batch 128, cross-entropy, whole windows, nothing else. 16/32/64 filters, two GRUs of 16, SELU; 72 % on FMA medium there.</source>
        <translation>Wie in der Studie: 20 Epochen, Adam mit 1e-4, Stapel 128, Kreuzentropie, ganze Fenster, sonst nichts. 16/32/64 Filter, zwei GRUs mit 16, SELU; dort 72 % auf FMA mittel.</translation>
    </message>
    <message>
        <source>Study: the listed network</source>
        <translation>Studie: das gelistete Netz</translation>
    </message>
    <message>
        <source>As in the study: 20 epochs, Adam at 1e-4, batch 128, cross-entropy, whole windows, nothing else. 16/32/32 filters, two GRUs of 16, as the listing has it.</source>
        <translation>Wie in der Studie: 20 Epochen, Adam mit 1e-4, Stapel 128, Kreuzentropie, ganze Fenster, sonst nichts. 16/32/32 Filter, zwei GRUs mit 16, wie im Listing.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>How often the network sees the training music. More takes longer.</source>
        <translation>Wie oft das Netz die Trainingsmusik sieht. Mehr dauert länger.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Clips whose errors are averaged before the weights move. The study used 128; 32 learns in fewer epochs.</source>
        <translation>Ausschnitte, deren Fehler gemittelt werden, bevor sich die Gewichte bewegen. Die Studie nahm 128; 32 lernt in weniger Epochen.</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How far the weights move at each step. Too high and the loss stops being a number, too low and nothing moves.</source>
        <translation>Wie weit sich die Gewichte je Schritt bewegen. Zu hoch, und der Verlust ist keine Zahl mehr; zu niedrig, und nichts bewegt sich.</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Adam is the study&apos;s. AdamW decays the weights apart from the gradient.</source>
        <translation>Adam ist der der Studie. AdamW lässt die Gewichte getrennt vom Gradienten schrumpfen.</translation>
    </message>
    <message>
        <source>adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>adamw</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Pulls weights towards zero, against learning by heart.</source>
        <translation>Zieht Gewichte gegen null, gegen das Auswendiglernen.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Constant, as in the study, or half a cosine down to a hundredth of the learning rate.</source>
        <translation>Konstant wie in der Studie oder ein halber Kosinus bis auf ein Hundertstel der Lernrate.</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>konstant</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>The first share of all steps, in which the learning rate rises from zero.</source>
        <translation>Der erste Anteil aller Schritte, in dem die Lernrate von null steigt.</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>Gradientenkappung</translation>
    </message>
    <message>
        <source>The longest step allowed, against sudden leaps.</source>
        <translation>Der längste erlaubte Schritt, gegen plötzliche Sprünge.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Labelglättung</translation>
    </message>
    <message>
        <source>How much of the certainty is taken from each label: useful where labels may be wrong.</source>
        <translation>Wie viel Gewissheit jedem Label genommen wird: nützlich, wo Labels falsch sein können.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of values left out at random while learning, against learning by heart.</source>
        <translation>Anteil der Werte, die beim Lernen zufällig wegfallen, gegen das Auswendiglernen.</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>Gewichtsmittelung</translation>
    </message>
    <message>
        <source>Decay of a moving average of the weights, which is what is kept: it is steadier than the last step.</source>
        <translation>Abklingen eines gleitenden Mittels der Gewichte, das behalten wird: Es ist stetiger als der letzte Schritt.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Frühes Ende</translation>
    </message>
    <message>
        <source>Ends the run after so many epochs without a better macro-F1.</source>
        <translation>Beendet den Lauf nach so vielen Epochen ohne besseres Makro-F1.</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Ausgehen von</translation>
    </message>
    <message>
        <source>A model to go on from, by its id or folder; “bundled” is the one that came with the program.</source>
        <translation>Ein Modell, von dem es weitergeht, mit Name oder Ordner; „bundled“ ist das mitgelieferte.</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>Zufallsgewichten</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Ausgleich</translation>
    </message>
    <message>
        <source>What to do about rare genres: nothing, let their errors count more (loss), or draw all genres alike (sampling).</source>
        <translation>Was mit seltenen Genres geschieht: nichts, ihre Fehler zählen mehr (Verlust), oder alle Genres werden gleich oft gezogen (Ziehung).</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>official</source>
        <translation>offiziell</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>sampling</source>
        <translation>Ziehung</translation>
    </message>
    <message>
        <source>Excerpt</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Train on excerpts of so many frames (47 a second), drawn anew each time. They are quicker and vary more; classification always takes the whole window, in parts of that length.</source>
        <translation>Mit Stücken von so vielen Frames trainieren (47 je Sekunde), jedes Mal neu gezogen. Sie sind schneller und abwechslungsreicher; klassifiziert wird immer das ganze Fenster, in Teilen dieser Länge.</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>the data set&apos;s own</source>
        <translation>die des Datensatzes</translation>
    </message>
    <message>
        <source>whole windows</source>
        <translation>ganze Fenster</translation>
    </message>
    <message>
        <source>Windows a track</source>
        <translation>Fenster je Titel</translation>
    </message>
    <message>
        <source>How many windows of 29 seconds are taken from long tracks, spread over the track.</source>
        <translation>Wie viele Fenster von 29 Sekunden langen Titeln entnommen werden, über den Titel verteilt.</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>SpecAugment</source>
        <translation>SpecAugment</translation>
    </message>
    <message>
        <source>Blanks random stripes of bands and frames.</source>
        <translation>Löscht zufällige Streifen von Bändern und Frames.</translation>
    </message>
    <message>
        <source>Time shift</source>
        <translation>Zeitverschiebung</translation>
    </message>
    <message>
        <source>Moves each window by a random time, its end joined to its beginning.</source>
        <translation>Verschiebt jedes Fenster um eine zufällige Zeit, das Ende an den Anfang gefügt.</translation>
    </message>
    <message>
        <source>Level shift</source>
        <translation>Pegelverschiebung</translation>
    </message>
    <message>
        <source>How far a smooth random equaliser may bend the spectrum, as other recordings would.</source>
        <translation>Wie weit ein sanfter zufälliger Entzerrer das Spektrum biegen darf, wie es andere Aufnahmen täten.</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>Mixup</translation>
    </message>
    <message>
        <source>Share of the clips that are mixed with another, their genres too.</source>
        <translation>Anteil der Ausschnitte, die mit einem anderen gemischt werden, auch ihre Genres.</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Distillation</source>
        <translation>Destillation</translation>
    </message>
    <message>
        <source>Freeze convolutions</source>
        <translation>Faltungen einfrieren</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>Goes on from a model that stands and is held to what it knows. Genres that are new get new outputs. For your own music.</source>
        <translation>Geht von einem vorhandenen Modell aus und hält an dem fest, was es kann. Neue Genres bekommen neue Ausgänge. Für Ihre eigene Musik.</translation>
    </message>
    <message>
        <source>How strongly the network is held to what the model it starts from says of music without a label and of mixtures, so that it forgets nothing. 1 weighs it like the labels.</source>
        <translation>Wie stark das Netz an dem festgehalten wird, was sein Ausgangsmodell über Musik ohne Genre und über Mischungen sagt, damit es nichts vergisst. 1 wiegt so viel wie die Genres.</translation>
    </message>
    <message>
        <source>Leaves the convolutions of the model it starts from as they are and trains the layers above: quicker, and safer with little music.</source>
        <translation>Lässt die Faltungen des Ausgangsmodells, wie sie sind, und trainiert die Schichten darüber: schneller, und bei wenig Musik sicherer.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>Startwert der Aufteilung</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Where to compute; auto takes a graphics processor where there is one.</source>
        <translation>Wo gerechnet wird; automatisch nimmt einen Grafikprozessor, wo es einen gibt.</translation>
    </message>
    <message>
        <source>artist-disjoint</source>
        <translation>nach Interpreten getrennt</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>cpu</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>cuda</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>mps</source>
        <translation>MPS</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>How many graphics processors (or processes on the CPU) share each batch.</source>
        <translation>Wie viele Grafikprozessoren (oder Prozesse auf der CPU) sich jeden Stapel teilen.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit der Zahlen</translation>
    </message>
    <message>
        <source>32 bits as in the study. 16-bit arithmetic is quicker on hardware made for it; auto takes it there.</source>
        <translation>32 Bit wie in der Studie. Mit 16 Bit rechnet dafür gebaute Hardware schneller; automatisch nimmt sie dort.</translation>
    </message>
    <message>
        <source>bf16</source>
        <translation>bf16</translation>
    </message>
    <message>
        <source>Clips at once</source>
        <translation>Ausschnitte zugleich</translation>
    </message>
    <message>
        <source>A batch goes through the network in parts of so many clips, to fit into memory. Each part is normalised by itself.</source>
        <translation>Ein Stapel geht in Teilen von so vielen Ausschnitten durchs Netz, damit er in den Speicher passt. Jeder Teil wird für sich normiert.</translation>
    </message>
    <message>
        <source>what suits the device</source>
        <translation>was zum Gerät passt</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Processor cores to compute with.</source>
        <translation>Prozessorkerne, mit denen gerechnet wird.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed on the same device gives the same run.</source>
        <translation>Derselbe Startwert auf demselben Gerät gibt denselben Lauf.</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>&amp;Runs</source>
        <translation>&amp;Läufe</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Choose data and settings for another run (Ctrl+N)</source>
        <translation>Daten und Einstellungen für einen weiteren Lauf wählen (Strg+N)</translation>
    </message>
    <message>
        <source>Training runs</source>
        <translation>Trainingsläufe</translation>
    </message>
    <message>
        <source>Runs appear here. They stay, and can be paused, resumed and compared.</source>
        <translation>Hier erscheinen die Läufe. Sie bleiben und lassen sich anhalten, fortsetzen und vergleichen.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Which model is in use; activate another, or go back to the one before</source>
        <translation>Welches Modell in Gebrauch ist; ein anderes aktivieren oder zum vorigen zurück</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle…</translation>
    </message>
    <message>
        <source>training, epoch {epoch} of {epochs}</source>
        <translation>trainiert, Epoche {epoch} von {epochs}</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>paused after epoch {epoch} of {epochs}</source>
        <translation>angehalten nach Epoche {epoch} von {epochs}</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>finished, macro-F1 {f1} %</source>
        <translation>fertig, Makro-F1 {f1} %</translation>
    </message>
    <message>
        <source>Delete the run “{name}” with its network and its curves? This cannot be undone.</source>
        <translation>Den Lauf „{name}“ mit seinem Netz und seinen Kurven löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete a run</source>
        <translation>Lauf löschen</translation>
    </message>
</context>
<context>
    <name>ScoresPage</name>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Macro-F1</source>
        <translation>Makro-F1</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>Linear baseline {score}</source>
        <translation>Linear {score}</translation>
    </message>
    <message>
        <source>No linear baseline yet</source>
        <translation>Noch kein lineares Vergleichsmodell</translation>
    </message>
    <message>
        <source>how far confidence is from being right</source>
        <translation>wie weit Konfidenz und Richtigkeit auseinander sind</translation>
    </message>
    <message>
        <source>Measured on {count} tracks that were not trained on. Intervals are drawn over artists where they are known, because one artist&apos;s tracks are alike.</source>
        <translation>Gemessen an {count} Titeln, aus denen nicht gelernt wurde. Intervalle gehen über Künstler, wo sie bekannt sind, weil sich die Titel eines Künstlers ähneln.</translation>
    </message>
    <message>
        <source>Guessing among {count} genres would be right {chance} of the time.</source>
        <translation>Raten unter {count} Genres läge in {chance} der Fälle richtig.</translation>
    </message>
    <message>
        <source>The network beats the linear baseline by {points} points of accuracy on the same tracks ({low} to {high}).</source>
        <translation>Das Netz übertrifft das lineare Vergleichsmodell auf denselben Titeln um {points} Punkte Genauigkeit ({low} bis {high}).</translation>
    </message>
    <message>
        <source>The network is {points} points of accuracy behind the linear baseline on the same tracks ({low} to {high}).</source>
        <translation>Das Netz liegt auf denselben Titeln {points} Punkte Genauigkeit hinter dem linearen Vergleichsmodell ({low} bis {high}).</translation>
    </message>
    <message>
        <source>The network and the linear baseline are right equally often on the same tracks.</source>
        <translation>Netz und lineares Vergleichsmodell liegen auf denselben Titeln gleich oft richtig.</translation>
    </message>
    <message>
        <source>The network and the linear baseline are {points} points of accuracy apart on the same tracks ({low} to {high}): too close to call.</source>
        <translation>Netz und lineares Vergleichsmodell liegen auf denselben Titeln {points} Punkte Genauigkeit auseinander ({low} bis {high}): zu knapp für einen Schluss.</translation>
    </message>
    <message>
        <source>Guessing would be right {chance} of the time.</source>
        <translation>Raten läge in {chance} der Fälle richtig.</translation>
    </message>
</context>
<context>
    <name>SessionKeeper</name>
    <message>
        <source>The program ended while it was writing. Files found written: {written}, not written: {left}. Every file is whole.</source>
        <translation>Das Programm endete mitten im Schreiben. Geschriebene Dateien: {written}, nicht geschriebene: {left}. Jede Datei ist heil.</translation>
    </message>
    <message numerus="yes">
        <source>Please look into the history: what became of %Ln file(s) is unclear.</source>
        <translation>
            <numerusform>Bitte sehen Sie im Verlauf nach: Was aus %Ln Datei wurde, ist unklar.</numerusform>
            <numerusform>Bitte sehen Sie im Verlauf nach: Was aus %Ln Dateien wurde, ist unklar.</numerusform>
        </translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Verlauf…</translation>
    </message>
    <message numerus="yes">
        <source>The program ended unexpectedly. %Ln track(s) were listed; your corrections are kept.</source>
        <translation>
            <numerusform>Das Programm wurde unerwartet beendet. %Ln Titel war in der Liste; Ihre Korrekturen sind erhalten.</numerusform>
            <numerusform>Das Programm wurde unerwartet beendet. %Ln Titel waren in der Liste; Ihre Korrekturen sind erhalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open them again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Discard the list</source>
        <translation>Liste verwerfen</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Put this page back to its defaults</source>
        <translation>Diese Seite auf ihre Vorgaben zurücksetzen</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Klassifikation</translation>
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
    <name>SettingsPage</name>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Back to the preset</source>
        <translation>Zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Undo all changes to the settings of this preset</source>
        <translation>Alle Änderungen an dieser Vorgabe zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Vorgabe</translation>
    </message>
    <message>
        <source>{setting}: back to the preset&apos;s value</source>
        <translation>{setting}: zurück zum Wert der Vorgabe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) changed from the preset</source>
        <translation>
            <numerusform>%Ln Einstellung weicht von der Vorgabe ab</numerusform>
            <numerusform>%Ln Einstellungen weichen von der Vorgabe ab</numerusform>
        </translation>
    </message>
    <message>
        <source>Every setting is the preset&apos;s own; change what you like.</source>
        <translation>Jede Einstellung ist die der Vorgabe; ändern Sie, was Sie möchten.</translation>
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
        <source>Models</source>
        <translation>Modelle</translation>
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
        <source>Why this genre?</source>
        <translation>Warum dieses Genre?</translation>
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
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Show or hide waveform and spectrogram</source>
        <translation>Wellenform und Spektrogramm zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Group by album, or list all tracks alike</source>
        <translation>Nach Alben gruppieren oder alle Titel gleich auflisten</translation>
    </message>
    <message>
        <source>Fold or unfold an album</source>
        <translation>Ein Album zu- oder aufklappen</translation>
    </message>
    <message>
        <source>Show or hide the map</source>
        <translation>Karte zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Stop classifying</source>
        <translation>Klassifizieren beenden</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Guide to what is on the screen</source>
        <translation>Handbuch zu dem, was zu sehen ist</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Diese Übersicht</translation>
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
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Choose other keys in the settings</source>
        <translation>In den Einstellungen andere Tasten wählen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Press the new key. Empty: no key.</source>
        <translation>Die neue Taste drücken. Leer: keine Taste.</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>{what}: back to the default</source>
        <translation>{what}: zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Fixed keys of the window</source>
        <translation>Feste Tasten des Fensters</translation>
    </message>
    <message>
        <source>{keys} is taken: {owner}.</source>
        <translation>{keys} ist vergeben: {owner}.</translation>
    </message>
    <message>
        <source>Click into a field and press the new key.</source>
        <translation>In ein Feld klicken und die neue Taste drücken.</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Subset of the Free Music Archive</source>
        <translation>Teilmenge des Free Music Archive</translation>
    </message>
    <message>
        <source>Which subset to use: small lies within medium, medium within large</source>
        <translation>Welche Teilmenge: klein liegt in mittel, mittel in groß</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Weight of {name}</source>
        <translation>Gewicht von {name}</translation>
    </message>
    <message>
        <source>How much a clip from here counts: at 2, it is drawn twice as often as a clip at 1</source>
        <translation>Wie viel ein Ausschnitt von hier zählt: bei 2 wird er doppelt so oft gezogen wie bei 1</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Anderen Ordner wählen</translation>
    </message>
    <message>
        <source>Take {name} out</source>
        <translation>{name} herausnehmen</translation>
    </message>
    <message>
        <source>Genres and artists: not found yet. Choose the folder fma_metadata.</source>
        <translation>Genres und Künstler: noch nicht gefunden. Bitte den Ordner fma_metadata wählen.</translation>
    </message>
    <message>
        <source>Genres and artists: {folder}</source>
        <translation>Genres und Künstler: {folder}</translation>
    </message>
    <message>
        <source>Metadata…</source>
        <translation>Metadaten…</translation>
    </message>
    <message>
        <source>Choose the folder fma_metadata, which holds tracks.csv</source>
        <translation>Den Ordner fma_metadata wählen, der tracks.csv enthält</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) of your own</source>
        <translation>
            <numerusform>%Ln eigener Titel</numerusform>
            <numerusform>%Ln eigene Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet: choose genres in the library, and they will count here</source>
        <translation>Noch keine: In der Bibliothek gewählte Genres zählen dann hier</translation>
    </message>
    <message>
        <source>No folder chosen yet</source>
        <translation>Noch kein Ordner gewählt</translation>
    </message>
    <message>
        <source>{folder} is not there now</source>
        <translation>{folder} ist jetzt nicht da</translation>
    </message>
    <message>
        <source>Where are the clips?</source>
        <translation>Wo sind die Ausschnitte?</translation>
    </message>
    <message>
        <source>Where is fma_metadata?</source>
        <translation>Wo ist fma_metadata?</translation>
    </message>
</context>
<context>
    <name>SourceWords</name>
    <message>
        <source>FMA small</source>
        <translation>FMA klein</translation>
    </message>
    <message>
        <source>FMA medium</source>
        <translation>FMA mittel</translation>
    </message>
    <message>
        <source>FMA large</source>
        <translation>FMA groß</translation>
    </message>
    <message>
        <source>FMA full</source>
        <translation>FMA vollständig</translation>
    </message>
    <message>
        <source>Clips of the Free Music Archive with its own genres</source>
        <translation>Ausschnitte des Free Music Archive mit seinen eigenen Genres</translation>
    </message>
    <message>
        <source>A folder for each genre</source>
        <translation>Ein Ordner je Genre</translation>
    </message>
    <message>
        <source>The name of each folder is the genre</source>
        <translation>Der Name des Ordners ist das Genre</translation>
    </message>
    <message>
        <source>GTZAN</source>
        <translation>GTZAN</translation>
    </message>
    <message>
        <source>1,000 clips in ten folders: blues, classical, country and so on</source>
        <translation>1000 Ausschnitte in zehn Ordnern: blues, classical, country und so weiter</translation>
    </message>
    <message>
        <source>My corrections</source>
        <translation>Meine Korrekturen</translation>
    </message>
    <message>
        <source>Tracks whose genre you chose yourself in the library</source>
        <translation>Titel, deren Genre Sie in der Bibliothek selbst gewählt haben</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>A table clips.csv with a folder of clips, as our own model was made</source>
        <translation>Eine Tabelle clips.csv mit einem Ordner voller Ausschnitte, wie für unser eigenes Modell</translation>
    </message>
</context>
<context>
    <name>StartCard</name>
    <message>
        <source>Play a file into this tab, silently, at its natural pace</source>
        <translation>Eine Datei stumm und im eigenen Tempo in diesen Reiter spielen</translation>
    </message>
    <message>
        <source>Feed from file…</source>
        <translation>Aus Datei speisen…</translation>
    </message>
    <message>
        <source>Look for microphones and line-ins anew</source>
        <translation>Neu nach Mikrofonen und Line-ins suchen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <source>No source of sound</source>
        <translation>Keine Tonquelle</translation>
    </message>
    <message>
        <source>Classify live</source>
        <translation>Live klassifizieren</translation>
    </message>
    <message>
        <source>Press Start to see sound as it comes in, and the genre the network predicts. Nothing is recorded unless you press Record.</source>
        <translation>Mit Start sehen Sie den Klang, wie er ankommt, und das Genre, das das Netz vorhersagt. Aufgenommen wird nur, wenn Sie Aufnehmen drücken.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>You can still try everything here with a file.</source>
        <translation>Mit einer Datei lässt sich hier trotzdem alles ausprobieren.</translation>
    </message>
    <message>
        <source>To hear what the computer plays, switch on “Stereo Mix” in Windows: Sound settings, Recording, show disabled devices. Where there is none, a virtual cable does it.</source>
        <translation>Um zu hören, was der Rechner spielt, in Windows „Stereomix“ einschalten: Soundeinstellungen, Aufnahme, deaktivierte Geräte anzeigen. Gibt es keinen, hilft ein virtuelles Kabel.</translation>
    </message>
    <message>
        <source>To hear what the computer plays, install a virtual sound device such as BlackHole and choose it here.</source>
        <translation>Um zu hören, was der Rechner spielt, ein virtuelles Audiogerät wie BlackHole installieren und hier wählen.</translation>
    </message>
    <message>
        <source>To hear what the computer plays, PulseAudio or PipeWire must run, with its bridge for ALSA programs.</source>
        <translation>Um zu hören, was der Rechner spielt, muss PulseAudio oder PipeWire laufen, samt der Brücke für ALSA-Programme.</translation>
    </message>
</context>
<context>
    <name>StatesPage</name>
    <message>
        <source>Recurrent layer</source>
        <translation>Rekurrente Schicht</translation>
    </message>
    <message>
        <source>{name}, forwards</source>
        <translation>{name}, vorwärts</translation>
    </message>
    <message>
        <source>{name}, backwards</source>
        <translation>{name}, rückwärts</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln Einheit</numerusform>
            <numerusform>%Ln Einheiten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatesPlot</name>
    <message>
        <source>GRU state over time</source>
        <translation>GRU-Zustand über die Zeit</translation>
    </message>
    <message>
        <source>How much each moment counts</source>
        <translation>Wie viel jeder Augenblick zählt</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>Einheit {number}</translation>
    </message>
    <message>
        <source>weight {share} %</source>
        <translation>Gewicht {share} %</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>The model in use</source>
        <translation>Das verwendete Modell</translation>
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
        <source>The model in use; press to see all models</source>
        <translation>Das verwendete Modell; drücken, um alle Modelle zu sehen</translation>
    </message>
    <message>
        <source>Tracks waiting to be classified</source>
        <translation>Titel, die noch klassifiziert werden</translation>
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
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln wartet</numerusform>
            <numerusform>%Ln warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nichts wartet</translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message>
        <source>choose where the music is</source>
        <translation>wo die Musik ist</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>wird gelesen…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s)</source>
        <translation>
            <numerusform>%Ln Ausschnitt</numerusform>
            <numerusform>%Ln Ausschnitte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln genre(s)</source>
        <translation>
            <numerusform>%Ln Genre</numerusform>
            <numerusform>%Ln Genres</numerusform>
        </translation>
    </message>
    <message>
        <source>looking at every clip</source>
        <translation>jeder wird angesehen</translation>
    </message>
    <message>
        <source>find what is unfit</source>
        <translation>Mängel finden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s) found</source>
        <translation>
            <numerusform>%Ln Problem gefunden</numerusform>
            <numerusform>%Ln Probleme gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>{preset}, {epochs} epochs</source>
        <translation>{preset}, {epochs} Epochen</translation>
    </message>
    <message>
        <source>watch it learn</source>
        <translation>zusehen</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>Epoche {epoch} von {epochs}</translation>
    </message>
    <message>
        <source>broke off</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>paused, {progress}</source>
        <translation>angehalten, {progress}</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>see where it errs</source>
        <translation>seine Fehler</translation>
    </message>
    <message>
        <source>when a run is done</source>
        <translation>nach dem Lauf</translation>
    </message>
    <message>
        <source>A network needs at least two genres to tell apart.</source>
        <translation>Ein Netz braucht mindestens zwei Genres zum Unterscheiden.</translation>
    </message>
    <message>
        <source>Check the data</source>
        <translation>Daten prüfen</translation>
    </message>
    <message>
        <source>Next: every clip is looked at.</source>
        <translation>Als Nächstes: Jeder Ausschnitt wird angesehen.</translation>
    </message>
    <message>
        <source>Back to the data</source>
        <translation>Zurück zu den Daten</translation>
    </message>
    <message>
        <source>Mend or change the data, then check again.</source>
        <translation>Daten ausbessern oder ändern, dann erneut prüfen.</translation>
    </message>
    <message>
        <source>Choose settings</source>
        <translation>Einstellungen wählen</translation>
    </message>
    <message>
        <source>The report is saved with the run.</source>
        <translation>Der Bericht wird mit dem Lauf gespeichert.</translation>
    </message>
    <message>
        <source>A run is under way; another can start when it is over or paused.</source>
        <translation>Ein Lauf ist im Gang; ein anderer kann beginnen, wenn er vorbei oder angehalten ist.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Choose data</source>
        <translation>Daten wählen</translation>
    </message>
    <message>
        <source>The data come first.</source>
        <translation>Zuerst kommen die Daten.</translation>
    </message>
    <message>
        <source>The data have not been checked yet.</source>
        <translation>Die Daten sind noch nicht geprüft.</translation>
    </message>
    <message>
        <source>See the check</source>
        <translation>Prüfung ansehen</translation>
    </message>
    <message>
        <source>The check found what forbids a start.</source>
        <translation>Die Prüfung fand etwas, das einen Start verbietet.</translation>
    </message>
    <message>
        <source>Roughly {likely} of training ({low} to {high}) and {memory} of memory.</source>
        <translation>Ungefähr {likely} Training ({low} bis {high}) und {memory} Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>You can use the rest of the window meanwhile. Quitting pauses the run.</source>
        <translation>Der Rest des Fensters ist inzwischen frei. Beenden hält den Lauf an.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>The run stands as it was after its last saved step and goes on from there.</source>
        <translation>Der Lauf steht, wie er nach dem letzten gespeicherten Schritt war, und geht von dort weiter.</translation>
    </message>
</context>
<context>
    <name>SuspectsPage</name>
    <message>
        <source>Gives the chosen track the suggested label and keeps it among your corrections</source>
        <translation>Gibt dem gewählten Titel das vorgeschlagene Label und merkt es als Ihre Korrektur</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>May be</source>
        <translation>Vielleicht</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Güte</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Labels that are probably wrong</source>
        <translation>Wahrscheinlich falsche Labels</translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) are probably wrong (confident learning). The worst stand first. Play the track before you fix one: a suspicion is not a proof.</source>
        <translation>
            <numerusform>%Ln Label ist wahrscheinlich falsch (Confident Learning). Die schlimmsten stehen zuerst. Spielen Sie den Titel ab, bevor Sie eines ändern: Ein Verdacht ist kein Beweis.</numerusform>
            <numerusform>%Ln Labels sind wahrscheinlich falsch (Confident Learning). Die schlimmsten stehen zuerst. Spielen Sie den Titel ab, bevor Sie eines ändern: Ein Verdacht ist kein Beweis.</numerusform>
        </translation>
    </message>
    <message>
        <source>What the network predicts gives no reason to doubt the labels of the held-out tracks.</source>
        <translation>Die Vorhersagen des Netzes geben keinen Grund, an den Labels der zurückgehaltenen Titel zu zweifeln.</translation>
    </message>
    <message>
        <source>No label looks wrong</source>
        <translation>Kein Label sieht falsch aus</translation>
    </message>
    <message>
        <source>Relabel as {genre}</source>
        <translation>Als {genre} beschriften</translation>
    </message>
    <message>
        <source>Relabel as suggested</source>
        <translation>Wie vorgeschlagen beschriften</translation>
    </message>
</context>
<context>
    <name>TrackPanel</name>
    <message>
        <source>The right label</source>
        <translation>Das richtige Label</translation>
    </message>
    <message>
        <source>Keeps this genre among your corrections; the next run learns from it</source>
        <translation>Merkt dieses Genre als Ihre Korrektur; der nächste Lauf lernt daraus</translation>
    </message>
    <message>
        <source>Fix the label</source>
        <translation>Label ändern</translation>
    </message>
    <message>
        <source>Show what in the music speaks for the predicted genre</source>
        <translation>Zeigen, was in der Musik für das vorhergesagte Genre spricht</translation>
    </message>
    <message>
        <source>Label: {label}. Predicted: {predicted}.</source>
        <translation>Label: {label}. Vorhergesagt: {predicted}.</translation>
    </message>
    <message>
        <source>Why this genre?</source>
        <translation>Warum dieses Genre?</translation>
    </message>
</context>
<context>
    <name>TrackPlot</name>
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
        <source>Choose a track to see its waveform, its spectrogram and what the network predicts.</source>
        <translation>Wählen Sie einen Titel, um Wellenform, Spektrogramm und die Vorhersage des Netzes zu sehen.</translation>
    </message>
    <message>
        <source>Not classified yet</source>
        <translation>Noch nicht klassifiziert</translation>
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
        <source>No sound</source>
        <translation>Kein Ton</translation>
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
    <name>TrainingTab</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>The Free Music Archive is there and was added to the data.</source>
        <translation>Das Free Music Archive ist da und zu den Daten genommen.</translation>
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
        <source>Spectrum</source>
        <translation>Spektrum</translation>
    </message>
    <message>
        <source>Show the spectrum under the mouse, or at the cursor</source>
        <translation>Das Spektrum unter der Maus zeigen, oder am Abspielzeiger</translation>
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
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show all that is kept, half a minute at most</source>
        <translation>Alles zeigen, was aufgehoben ist, höchstens eine halbe Minute</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Save or copy the view</source>
        <translation>Die Ansicht speichern oder kopieren</translation>
    </message>
</context>
<context>
    <name>WriteFlow</name>
    <message numerus="yes">
        <source>%Ln file(s) written.</source>
        <translation>
            <numerusform>%Ln Datei geschrieben.</numerusform>
            <numerusform>%Ln Dateien geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be written and stayed as they were; the table says why.</source>
        <translation>
            <numerusform>%Ln ließ sich nicht schreiben und blieb, wie sie war; die Tabelle sagt warum.</numerusform>
            <numerusform>%Ln ließen sich nicht schreiben und blieben, wie sie waren; die Tabelle sagt warum.</numerusform>
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
        <source>%Ln file(s) are as they were before.</source>
        <translation>
            <numerusform>%Ln Datei ist wieder wie zuvor.</numerusform>
            <numerusform>%Ln Dateien sind wieder wie zuvor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be taken back; the history says why.</source>
        <translation>
            <numerusform>%Ln ließ sich nicht zurücknehmen; der Verlauf sagt warum.</numerusform>
            <numerusform>%Ln ließen sich nicht zurücknehmen; der Verlauf sagt warum.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WritingPage</name>
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
        <translation>Geringste Konfidenz</translation>
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
        <translation>Auch Modell und Konfidenz in den Tags vermerken</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>&amp;Genres in a file:</source>
        <translation>&amp;Genres in einer Datei:</translation>
    </message>
    <message>
        <source>Otherwise the model&apos;s own threshold counts, {share} %.</source>
        <translation>Sonst gilt die Schwelle des Modells, {share} %.</translation>
    </message>
    <message>
        <source>Always &amp;keep:</source>
        <translation>Immer &amp;behalten:</translation>
    </message>
    <message>
        <source>ID3v2.3, which every player reads</source>
        <translation>ID3v2.3, das jeder Player liest</translation>
    </message>
    <message>
        <source>ID3v2.4, in UTF-8</source>
        <translation>ID3v2.4, in UTF-8</translation>
    </message>
    <message>
        <source>A tag that is there keeps its version.</source>
        <translation>Ein vorhandener Tag behält seine Version.</translation>
    </message>
    <message>
        <source>Keep the genre in an old ID3v1 tag in step</source>
        <translation>Das Genre in einem alten ID3v1-Tag mitführen</translation>
    </message>
    <message>
        <source>ID3v1 knows a fixed list of genres. A file without such a tag never gets one.</source>
        <translation>ID3v1 kennt nur eine feste Liste von Genres. Eine Datei ohne solchen Tag bekommt nie einen.</translation>
    </message>
    <message>
        <source>ID3 tags (MP3, AAC, WAV, AIFF)</source>
        <translation>ID3-Tags (MP3, AAC, WAV, AIFF)</translation>
    </message>
    <message>
        <source>A &amp;new tag is:</source>
        <translation>Ein &amp;neuer Tag ist:</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Für immer</translation>
    </message>
    <message>
        <source>For a year</source>
        <translation>Ein Jahr lang</translation>
    </message>
    <message>
        <source>For three months</source>
        <translation>Drei Monate lang</translation>
    </message>
    <message>
        <source>For a month</source>
        <translation>Einen Monat lang</translation>
    </message>
    <message>
        <source>What is forgotten can no longer be undone. Counts from the next start.</source>
        <translation>Was vergessen ist, lässt sich nicht mehr zurücknehmen. Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>&amp;Remember writes:</source>
        <translation>Ge&amp;schriebenes merken:</translation>
    </message>
    <message numerus="yes">
        <source>For %Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag lang</numerusform>
            <numerusform>%Ln Tage lang</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_ScoreCard</name>
    <message>
        <source>95 % interval {ends}</source>
        <translation>95-%-Intervall {ends}</translation>
    </message>
    <message>
        <source>no interval</source>
        <translation>kein Intervall</translation>
    </message>
    <message>
        <source>No linear baseline yet</source>
        <translation>Noch kein lineares Vergleichsmodell</translation>
    </message>
    <message>
        <source>Linear baseline {score}</source>
        <translation>Linear {score}</translation>
    </message>
</context>
<context>
    <name>_StepButton</name>
    <message>
        <source>Step {number}: {title}</source>
        <translation>Schritt {number}: {title}</translation>
    </message>
</context>
</TS>
