<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About Genre Tagger</source>
            <translation>À propos de Genre Tagger</translation>
        </message>
        <message>
            <source>Version {version} · Qt {qt}</source>
            <translation>Version {version} · Qt {qt}</translation>
        </message>
        <message>
            <source>Listens to your music with a small neural network and puts a genre into its tags, safely. Free software under the GNU General Public License, version 3 or later; it comes without any warranty.</source>
            <translation>Écoute votre musique avec un petit réseau de neurones et inscrit un genre dans ses étiquettes, sans risque. Logiciel libre sous licence GNU GPL, version 3 ou ultérieure ; fourni sans aucune garantie.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Licences of the parts</source>
            <translation>Licences des composants</translation>
        </message>
        <message>
            <source>It stands on the work of others:</source>
            <translation>Il repose sur le travail d’autres :</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>Open &amp;folder…</source>
            <translation>Ouvrir un &amp;dossier…</translation>
        </message>
        <message>
            <source>&amp;Open files…</source>
            <translation>&amp;Ouvrir des fichiers…</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>Dossiers &amp;récents</translation>
        </message>
        <message>
            <source>Try the &amp;demo tracks</source>
            <translation>Essayer les morceaux de dé&amp;mo</translation>
        </message>
        <message>
            <source>Watch a folder…</source>
            <translation>Surveiller un dossier…</translation>
        </message>
        <message>
            <source>Stop watching</source>
            <translation>Ne plus surveiller</translation>
        </message>
        <message>
            <source>Save a &amp;report…</source>
            <translation>Enregistrer un ra&amp;pport…</translation>
        </message>
        <message>
            <source>Save &amp;playlists by genre…</source>
            <translation>Enregistrer des &amp;listes par genre…</translation>
        </message>
        <message>
            <source>Review and &amp;write tags…</source>
            <translation>Vérifier et &amp;écrire les étiquettes…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Quitter</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Fichier</translation>
        </message>
        <message>
            <source>&amp;Undo edit</source>
            <translation>&amp;Annuler</translation>
        </message>
        <message>
            <source>&amp;Redo edit</source>
            <translation>&amp;Rétablir</translation>
        </message>
        <message>
            <source>&amp;History of writes…</source>
            <translation>&amp;Historique des écritures…</translation>
        </message>
        <message>
            <source>Select &amp;all</source>
            <translation>&amp;Tout sélectionner</translation>
        </message>
        <message>
            <source>&amp;Search</source>
            <translation>&amp;Rechercher</translation>
        </message>
        <message>
            <source>&amp;Clear the filter</source>
            <translation>&amp;Effacer le filtre</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>&amp;Préférences…</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Édition</translation>
        </message>
        <message>
            <source>&amp;Accept the proposal</source>
            <translation>&amp;Accepter la proposition</translation>
        </message>
        <message>
            <source>&amp;Skip</source>
            <translation>&amp;Passer</translation>
        </message>
        <message>
            <source>&amp;Back to the proposal</source>
            <translation>&amp;Revenir à la proposition</translation>
        </message>
        <message>
            <source>&amp;Write these…</source>
            <translation>É&amp;crire ceux-ci…</translation>
        </message>
        <message>
            <source>&amp;Play or pause</source>
            <translation>&amp;Lire ou mettre en pause</translation>
        </message>
        <message>
            <source>&amp;Listen again</source>
            <translation>É&amp;couter à nouveau</translation>
        </message>
        <message>
            <source>&amp;Remove from the list</source>
            <translation>&amp;Retirer de la liste</translation>
        </message>
        <message>
            <source>Show &amp;waveform and spectrogram</source>
            <translation>Afficher la &amp;forme d’onde et le spectrogramme</translation>
        </message>
        <message>
            <source>S&amp;top listening</source>
            <translation>A&amp;rrêter l’écoute</translation>
        </message>
        <message>
            <source>Choose &amp;genre</source>
            <translation>Choisir le &amp;genre</translation>
        </message>
        <message>
            <source>&amp;Track</source>
            <translation>&amp;Morceau</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>&amp;Raccourcis clavier</translation>
        </message>
        <message>
            <source>&amp;About Genre Tagger</source>
            <translation>À &amp;propos de Genre Tagger</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Aide</translation>
        </message>
    </context>
    <context>
        <name>CellText</name>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Listening</source>
            <translation>Écoute</translation>
        </message>
        <message>
            <source>Not heard</source>
            <translation>Non écouté</translation>
        </message>
        <message>
            <source>Proposed</source>
            <translation>Proposé</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>Accepté</translation>
        </message>
        <message>
            <source>Corrected</source>
            <translation>Corrigé</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Inconnu</translation>
        </message>
        <message>
            <source>Nothing to do</source>
            <translation>Rien à faire</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Passé</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>Écrit</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Échec</translation>
        </message>
        <message>
            <source>Track</source>
            <translation>Morceau</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Durée</translation>
        </message>
        <message>
            <source>Current genre</source>
            <translation>Genre actuel</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Confiance</translation>
        </message>
        <message>
            <source>Will write</source>
            <translation>Sera écrit</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>État</translation>
        </message>
        <message>
            <source>The genre in the file today.</source>
            <translation>Le genre inscrit aujourd’hui dans le fichier.</translation>
        </message>
        <message>
            <source>What the music sounds like. Press 1 to 9, or F2, to choose another genre.</source>
            <translation>Ce à quoi la musique ressemble. Touches 1 à 9, ou F2, pour choisir un autre genre.</translation>
        </message>
        <message>
            <source>How sure the model is of its likeliest genre.</source>
            <translation>À quel point le modèle est sûr du genre le plus probable.</translation>
        </message>
        <message>
            <source>The genre the file will have after writing, by your settings.</source>
            <translation>Le genre qu’aura le fichier après l’écriture, selon vos préférences.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <source>skipped by you</source>
            <translation>passé par vous</translation>
        </message>
        <message>
            <source>none of these</source>
            <translation>aucun de ceux-ci</translation>
        </message>
    </context>
    <context>
        <name>DetailCanvas</name>
        <message>
            <source>Waveform, spectrogram and genre timeline</source>
            <translation>Forme d’onde, spectrogramme et frise des genres</translation>
        </message>
        <message>
            <source>Space plays, arrow keys scroll, plus and minus zoom, F shows all, L loops the marked region.</source>
            <translation>Espace lit, les flèches défilent, plus et moins zooment, F montre tout, L répète la zone marquée.</translation>
        </message>
    </context>
    <context>
        <name>DropOverlay</name>
        <message>
            <source>Drop to add to the library</source>
            <translation>Déposez pour ajouter à la bibliothèque</translation>
        </message>
    </context>
    <context>
        <name>Editing</name>
        <message>
            <source>Choose {genre}</source>
            <translation>Choisir {genre}</translation>
        </message>
        <message>
            <source>Back to the proposal</source>
            <translation>Revenir à la proposition</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>Accepter</translation>
        </message>
        <message>
            <source>Do not skip</source>
            <translation>Ne pas passer</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Passer</translation>
        </message>
    </context>
    <context>
        <name>EmptyState</name>
        <message>
            <source>Drop your music here</source>
            <translation>Déposez votre musique ici</translation>
        </message>
        <message>
            <source>Genre Tagger listens to each track and proposes a genre. Nothing is written until you have seen it and say so.</source>
            <translation>Genre Tagger écoute chaque morceau et propose un genre. Rien n’est écrit avant que vous l’ayez vu et demandé.</translation>
        </message>
        <message>
            <source>Open a folder…</source>
            <translation>Ouvrir un dossier…</translation>
        </message>
        <message>
            <source>Open files…</source>
            <translation>Ouvrir des fichiers…</translation>
        </message>
        <message>
            <source>Try the demo tracks</source>
            <translation>Essayer la démo</translation>
        </message>
        <message>
            <source>Four short pieces that come with the program, one for each genre.</source>
            <translation>Quatre courtes pièces fournies avec le programme, une par genre.</translation>
        </message>
        <message>
            <source>It listens</source>
            <translation>Il écoute</translation>
        </message>
        <message>
            <source>to the sound itself, not to the tags</source>
            <translation>le son lui-même, pas les étiquettes</translation>
        </message>
        <message>
            <source>You review</source>
            <translation>Vous vérifiez</translation>
        </message>
        <message>
            <source>correct or skip what is wrong</source>
            <translation>corrigez ou passez ce qui est faux</translation>
        </message>
        <message>
            <source>It writes safely</source>
            <translation>Il écrit sans risque</translation>
        </message>
        <message>
            <source>every change can be taken back</source>
            <translation>tout changement peut être annulé</translation>
        </message>
        <message>
            <source>Open {folder} again</source>
            <translation>Rouvrir {folder}</translation>
        </message>
    </context>
    <context>
        <name>ErrorDialog</name>
        <message>
            <source>Something went wrong</source>
            <translation>Un problème est survenu</translation>
        </message>
        <message>
            <source>Something unexpected happened</source>
            <translation>Un imprévu est survenu</translation>
        </message>
        <message>
            <source>Your files are safe and the program goes on. If this happens again, copy the details into a report.</source>
            <translation>Vos fichiers sont intacts et le programme continue. Si cela se reproduit, copiez les détails dans un rapport.</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Détails</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Copier les détails</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Continuer</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copié</translation>
        </message>
    </context>
    <context>
        <name>Exporting</name>
        <message>
            <source>Web page (*.html)</source>
            <translation>Page web (*.html)</translation>
        </message>
        <message>
            <source>Table for spreadsheets (*.csv)</source>
            <translation>Tableau (*.csv)</translation>
        </message>
        <message>
            <source>For programs (*.json)</source>
            <translation>Pour les programmes (*.json)</translation>
        </message>
        <message>
            <source>Save a report</source>
            <translation>Enregistrer un rapport</translation>
        </message>
        <message>
            <source>Save one playlist for each genre into</source>
            <translation>Enregistrer une liste par genre dans</translation>
        </message>
        <message>
            <source>Genre Tagger report</source>
            <translation>Rapport de Genre Tagger</translation>
        </message>
        <message>
            <source>Saved {names} in {folder}.</source>
            <translation>{names} enregistré dans {folder}.</translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>Open a folder</source>
            <translation>Ouvrir un dossier</translation>
        </message>
        <message>
            <source>Open files</source>
            <translation>Ouvrir des fichiers</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Effacer le filtre</translation>
        </message>
        <message>
            <source>Write tags…</source>
            <translation>Écrire…</translation>
        </message>
        <message>
            <source>Search title, artist, genre or path</source>
            <translation>Titre, artiste, genre ou chemin</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Rechercher</translation>
        </message>
        <message>
            <source>Filter by proposed genre</source>
            <translation>Filtrer par genre proposé</translation>
        </message>
        <message>
            <source>Filter by status</source>
            <translation>Filtrer par état</translation>
        </message>
        <message>
            <source>Filter by confidence</source>
            <translation>Filtrer par confiance</translation>
        </message>
        <message>
            <source>Any status</source>
            <translation>Tout état</translation>
        </message>
        <message>
            <source>To write</source>
            <translation>À écrire</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Inconnu</translation>
        </message>
        <message>
            <source>Nothing to do</source>
            <translation>Rien à faire</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Passé</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>Écrit</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Échec</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Any confidence</source>
            <translation>Toute confiance</translation>
        </message>
        <message>
            <source>90 % and more</source>
            <translation>90 % et plus</translation>
        </message>
        <message>
            <source>75 % and more</source>
            <translation>75 % et plus</translation>
        </message>
        <message>
            <source>50 % and more</source>
            <translation>50 % et plus</translation>
        </message>
        <message>
            <source>Below 75 %</source>
            <translation>Moins de 75 %</translation>
        </message>
        <message>
            <source>Below 50 %</source>
            <translation>Moins de 50 %</translation>
        </message>
        <message>
            <source>Any genre</source>
            <translation>Tout genre</translation>
        </message>
        <message numerus="yes">
            <source>Write %n tag(s)…</source>
            <translation>
                <numerusform>Écrire %n étiquette…</numerusform>
                <numerusform>Écrire %n étiquettes…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GenreBars</name>
        <message>
            <source>Genre probabilities</source>
            <translation>Probabilités des genres</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Inconnu</translation>
        </message>
        <message>
            <source>None of these</source>
            <translation>Aucun de ceux-ci</translation>
        </message>
        <message>
            <source>Short: silence was added</source>
            <translation>Court : du silence a été ajouté</translation>
        </message>
        <message>
            <source>Below {limit} %: not written</source>
            <translation>Sous {limit} % : non écrit</translation>
        </message>
    </context>
    <context>
        <name>GenreCombo</name>
        <message>
            <source>As proposed</source>
            <translation>Comme proposé</translation>
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
            <translation>Historique</translation>
        </message>
        <message>
            <source>Batches of writes</source>
            <translation>Lots d’écritures</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Fichier</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Avant</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>Écrit</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Files of this batch</source>
            <translation>Fichiers de ce lot</translation>
        </message>
        <message>
            <source>Undo this batch</source>
            <translation>Annuler ce lot</translation>
        </message>
        <message>
            <source>Undo selected files</source>
            <translation>Annuler la sélection</translation>
        </message>
        <message>
            <source>Undo anyway…</source>
            <translation>Annuler quand même…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Nothing has been written yet. What you write will be listed here.</source>
            <translation>Rien n’a encore été écrit. Ce que vous écrirez figurera ici.</translation>
        </message>
        <message numerus="yes">
            <source>%n written</source>
            <translation>
                <numerusform>%n écrit</numerusform>
                <numerusform>%n écrits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n taken back</source>
            <translation>
                <numerusform>%n annulé</numerusform>
                <numerusform>%n annulés</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n échec</numerusform>
                <numerusform>%n échecs</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing written</source>
            <translation>rien d’écrit</translation>
        </message>
        <message>
            <source>written</source>
            <translation>écrit</translation>
        </message>
        <message>
            <source>taken back</source>
            <translation>annulé</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>échec</translation>
        </message>
        <message>
            <source>unfinished</source>
            <translation>inachevé</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) changed after they were written. The genre goes back, later edits stay.</source>
            <translation>
                <numerusform>%n fichier a changé après l’écriture. Le genre est rétabli, les modifications ultérieures restent.</numerusform>
                <numerusform>%n fichiers ont changé après l’écriture. Le genre est rétabli, les modifications ultérieures restent.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) are as they were before.</source>
            <translation>
                <numerusform>%n fichier est comme avant.</numerusform>
                <numerusform>%n fichiers sont comme avant.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n changed since and were left alone.</source>
            <translation>
                <numerusform>%n a changé depuis et n’a pas été touché.</numerusform>
                <numerusform>%n ont changé depuis et n’ont pas été touchés.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n could not be taken back.</source>
            <translation>
                <numerusform>%n n’a pas pu être annulé.</numerusform>
                <numerusform>%n n’ont pas pu être annulés.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LevelMeter</name>
        <message>
            <source>Input level</source>
            <translation>Niveau d’entrée</translation>
        </message>
        <message>
            <source>Input level in dB below full scale; the mark holds the peak</source>
            <translation>Niveau d’entrée en dB sous la pleine échelle ; le repère garde la crête</translation>
        </message>
    </context>
    <context>
        <name>LibraryTab</name>
        <message>
            <source>No music was found there.</source>
            <translation>Aucune musique n’y a été trouvée.</translation>
        </message>
    </context>
    <context>
        <name>LiveCanvas</name>
        <message>
            <source>Live waveform and spectrogram</source>
            <translation>Forme d’onde et spectrogramme en direct</translation>
        </message>
    </context>
    <context>
        <name>LiveControls</name>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Where the sound comes from</source>
            <translation>D’où vient le son</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Record what comes in to a file (R)</source>
            <translation>Enregistrer ce qui arrive dans un fichier (R)</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>Figer</translation>
        </message>
        <message>
            <source>Hold the picture; listening goes on (F)</source>
            <translation>Figer l’image ; l’écoute continue (F)</translation>
        </message>
        <message>
            <source>Frames per second, latency, lost blocks</source>
            <translation>Images par seconde, latence, blocs perdus</translation>
        </message>
        <message>
            <source>Frames per second, time from a block's arrival to the screen, blocks lost since the start</source>
            <translation>Images par seconde, temps entre l’arrivée d’un bloc et l’écran, blocs perdus depuis le début</translation>
        </message>
        <message>
            <source>File: {name}</source>
            <translation>Fichier : {name}</translation>
        </message>
        <message>
            <source>Feed from file…</source>
            <translation>Lire un fichier…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Démarrer</translation>
        </message>
        <message>
            <source>Stop listening (Space)</source>
            <translation>Arrêter l’écoute (Espace)</translation>
        </message>
        <message>
            <source>Start listening (Space)</source>
            <translation>Commencer l’écoute (Espace)</translation>
        </message>
        <message>
            <source>Recording {time}</source>
            <translation>Enregistrement {time}</translation>
        </message>
        <message>
            <source>{rate} fps · {latency} ms · {lost} lost</source>
            <translation>{rate} i/s · {latency} ms · {lost} perdus</translation>
        </message>
        <message>
            <source>{name} (default)</source>
            <translation>{name} (par défaut)</translation>
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
            <translation>Secondes affichées</translation>
        </message>
        <message>
            <source>How much of the past is in view</source>
            <translation>Durée du passé affichée</translation>
        </message>
        <message>
            <source>No microphone or line-in was found.</source>
            <translation>Aucun micro ni entrée ligne trouvé.</translation>
        </message>
        <message>
            <source>Feed from file</source>
            <translation>Lire un fichier</translation>
        </message>
        <message>
            <source>Music ({kinds})</source>
            <translation>Musique ({kinds})</translation>
        </message>
        <message>
            <source>Recording {when}</source>
            <translation>Enregistrement {when}</translation>
        </message>
        <message>
            <source>Saved {name}</source>
            <translation>{name} enregistré</translation>
        </message>
        <message>
            <source>Silence</source>
            <translation>Silence</translation>
        </message>
        <message>
            <source>Warming up: {heard} of {window} s</source>
            <translation>Préparation : {heard} sur {window} s</translation>
        </message>
        <message>
            <source>No model: the views work, but nothing is judged.</source>
            <translation>Pas de modèle : les vues marchent, mais rien n’est jugé.</translation>
        </message>
        <message>
            <source>Listening… The first verdict comes after three seconds.</source>
            <translation>Écoute… Le premier verdict vient après trois secondes.</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Library</source>
            <translation>Bibliothèque</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>Direct</translation>
        </message>
        <message>
            <source>The program ended while it was writing. Files found written: {written}, not written: {left}. Every file is whole.</source>
            <translation>Le programme s’est arrêté pendant l’écriture. Fichiers écrits : {written}, non écrits : {left}. Chaque fichier est intact.</translation>
        </message>
        <message>
            <source>Please look into the history: {count} files could not be told.</source>
            <translation>Veuillez consulter l’historique : {count} fichiers restent incertains.</translation>
        </message>
        <message>
            <source>History…</source>
            <translation>Historique…</translation>
        </message>
        <message>
            <source>Tags are being written. The file under way will be finished, the rest stays as it is. Quit?</source>
            <translation>Des étiquettes sont en cours d’écriture. Le fichier en cours sera terminé, le reste demeure tel quel. Quitter ?</translation>
        </message>
        <message>
            <source>Tracks are still being listened to. What was heard so far is remembered. Quit?</source>
            <translation>Des morceaux sont encore à l’écoute. Ce qui a été entendu est conservé. Quitter ?</translation>
        </message>
        <message>
            <source>Quit Genre Tagger</source>
            <translation>Quitter Genre Tagger</translation>
        </message>
    </context>
    <context>
        <name>NoticeBar</name>
        <message>
            <source>Put away</source>
            <translation>Masquer</translation>
        </message>
        <message>
            <source>Put this notice away</source>
            <translation>Masquer cet avis</translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message>
            <source>Open a folder of music</source>
            <translation>Ouvrir un dossier de musique</translation>
        </message>
        <message>
            <source>Music</source>
            <translation>Musique</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Tous les fichiers</translation>
        </message>
        <message>
            <source>Open music files</source>
            <translation>Ouvrir des fichiers de musique</translation>
        </message>
        <message>
            <source>The folder {folder} is no longer there.</source>
            <translation>Le dossier {folder} n’existe plus.</translation>
        </message>
        <message>
            <source>Watch a folder for new music</source>
            <translation>Surveiller un dossier</translation>
        </message>
        <message>
            <source>Watching {folder}: new music will be listened to and proposed, never written by itself.</source>
            <translation>{folder} est surveillé : la nouvelle musique sera écoutée et proposée, jamais écrite d’elle-même.</translation>
        </message>
    </context>
    <context>
        <name>OverviewStrip</name>
        <message>
            <source>Overview of the track</source>
            <translation>Aperçu du morceau</translation>
        </message>
        <message>
            <source>The whole track. Click to hear a place, drag to move the part in view.</source>
            <translation>Le morceau entier. Cliquez pour écouter, faites glisser pour déplacer la vue.</translation>
        </message>
    </context>
    <context>
        <name>PlayerBar</name>
        <message>
            <source>Play</source>
            <translation>Lire</translation>
        </message>
        <message>
            <source>Play or pause (Space)</source>
            <translation>Lire ou mettre en pause (Espace)</translation>
        </message>
        <message>
            <source>Loop</source>
            <translation>Boucle</translation>
        </message>
        <message>
            <source>Play the marked region again and again (L)</source>
            <translation>Répéter la zone marquée (L)</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Muet</translation>
        </message>
        <message>
            <source>Silence, without stopping (M)</source>
            <translation>Silence, sans arrêter (M)</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Volume</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Sortie</translation>
        </message>
        <message>
            <source>Choose where the sound comes out</source>
            <translation>Choisir la sortie du son</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>Sortie par défaut</translation>
        </message>
    </context>
    <context>
        <name>ProgressStrip</name>
        <message>
            <source>Progress</source>
            <translation>Progression</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Stop after this file</source>
            <translation>Arrêter après ce fichier</translation>
        </message>
        <message>
            <source>Taking back {done} of {total}</source>
            <translation>Annulation {done} sur {total}</translation>
        </message>
        <message>
            <source>Writing {done} of {total}</source>
            <translation>Écriture {done} sur {total}</translation>
        </message>
        <message numerus="yes">
            <source>%n track(s)</source>
            <translation>
                <numerusform>%n morceau</numerusform>
                <numerusform>%n morceaux</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to write</source>
            <translation>
                <numerusform>%n à écrire</numerusform>
                <numerusform>%n à écrire</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unknown</source>
            <translation>
                <numerusform>%n inconnu</numerusform>
                <numerusform>%n inconnus</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n need nothing</source>
            <translation>
                <numerusform>%n sans besoin</numerusform>
                <numerusform>%n sans besoin</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n skipped</source>
            <translation>
                <numerusform>%n passé</numerusform>
                <numerusform>%n passés</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n written</source>
            <translation>
                <numerusform>%n écrit</numerusform>
                <numerusform>%n écrits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not heard</source>
            <translation>
                <numerusform>%n non écouté</numerusform>
                <numerusform>%n non écoutés</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n échec</numerusform>
                <numerusform>%n échecs</numerusform>
            </translation>
        </message>
        <message>
            <source>Looking for music…</source>
            <translation>Recherche de musique…</translation>
        </message>
        <message>
            <source>Listening, {done} of {total}</source>
            <translation>Écoute, {done} sur {total}</translation>
        </message>
        <message>
            <source>still looking for files</source>
            <translation>recherche encore des fichiers</translation>
        </message>
        <message>
            <source>{rate} tracks/s</source>
            <translation>{rate} morceaux/s</translation>
        </message>
        <message>
            <source>about {time} left</source>
            <translation>encore {time} environ</translation>
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
            <translation>Plage de niveaux</translation>
        </message>
        <message>
            <source>Levels between the handles are spread over the colours. Arrows move a handle, Space takes the other.</source>
            <translation>Les niveaux entre les poignées couvrent les couleurs. Les flèches déplacent une poignée, Espace prend l’autre.</translation>
        </message>
        <message>
            <source>upper</source>
            <translation>supérieure</translation>
        </message>
        <message>
            <source>lower</source>
            <translation>inférieure</translation>
        </message>
        <message>
            <source>{low} to {high} dB; arrows move the {which} end</source>
            <translation>{low} à {high} dB ; les flèches déplacent la borne {which}</translation>
        </message>
    </context>
    <context>
        <name>Reasons</name>
        <message>
            <source>had no genre</source>
            <translation>n’avait pas de genre</translation>
        </message>
        <message>
            <source>replaces the genre</source>
            <translation>remplace le genre</translation>
        </message>
        <message>
            <source>joins the genres it has</source>
            <translation>s’ajoute aux genres</translation>
        </message>
        <message>
            <source>no genre is likely enough</source>
            <translation>aucun genre n’est assez probable</translation>
        </message>
        <message>
            <source>its genre is already {0}</source>
            <translation>le genre est déjà {0}</translation>
        </message>
        <message>
            <source>has a genre already: {0}</source>
            <translation>a déjà un genre : {0}</translation>
        </message>
        <message>
            <source>has {0} already</source>
            <translation>a déjà {0}</translation>
        </message>
    </context>
    <context>
        <name>ReviewDialog</name>
        <message>
            <source>Review what will be written</source>
            <translation>Vérifier ce qui sera écrit</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Fichier</translation>
        </message>
        <message>
            <source>Genre now</source>
            <translation>Genre actuel</translation>
        </message>
        <message>
            <source>Genre after</source>
            <translation>Genre après</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Pourquoi</translation>
        </message>
        <message>
            <source>Files to be written</source>
            <translation>Fichiers à écrire</translation>
        </message>
        <message>
            <source>Files left as they are</source>
            <translation>Fichiers laissés tels quels</translation>
        </message>
        <message>
            <source>Edit › History takes every change back, file by file or all at once.</source>
            <translation>Édition › Historique annule tout changement, fichier par fichier ou tous à la fois.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Reading the tags of {done} of {total} files…</source>
            <translation>Lecture des étiquettes : {done} sur {total} fichiers…</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) will be written</source>
            <translation>
                <numerusform>%n fichier sera écrit</numerusform>
                <numerusform>%n fichiers seront écrits</numerusform>
            </translation>
        </message>
        <message>
            <source>Will be written ({count})</source>
            <translation>Sera écrit ({count})</translation>
        </message>
        <message>
            <source>Left as they are ({count})</source>
            <translation>Laissé tel quel ({count})</translation>
        </message>
        <message numerus="yes">
            <source>Write %n file(s)</source>
            <translation>
                <numerusform>Écrire %n fichier</numerusform>
                <numerusform>Écrire %n fichiers</numerusform>
            </translation>
        </message>
        <message>
            <source>Only files without a genre get one; genres you chose yourself are written in any case.</source>
            <translation>Seuls les fichiers sans genre en reçoivent un ; les genres que vous avez choisis sont écrits dans tous les cas.</translation>
        </message>
        <message>
            <source>New genres join those that are there.</source>
            <translation>Les nouveaux genres s’ajoutent à ceux présents.</translation>
        </message>
        <message>
            <source>New genres take the place of those that are there.</source>
            <translation>Les nouveaux genres remplacent ceux présents.</translation>
        </message>
        <message>
            <source>Always kept: {genres}.</source>
            <translation>Toujours gardés : {genres}.</translation>
        </message>
        <message>
            <source>Nothing else in the files changes, and no sound is touched.</source>
            <translation>Rien d’autre ne change dans les fichiers, et aucun son n’est touché.</translation>
        </message>
    </context>
    <context>
        <name>RowPlanner</name>
        <message>
            <source>nothing, not sure enough</source>
            <translation>rien, trop incertain</translation>
        </message>
        <message>
            <source>written</source>
            <translation>écrit</translation>
        </message>
        <message>
            <source>keeps {genre}</source>
            <translation>garde {genre}</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Préférences</translation>
        </message>
        <message>
            <source>Fill in only where there is none</source>
            <translation>Remplir seulement là où il n’y en a pas</translation>
        </message>
        <message>
            <source>Add to the genres that are there</source>
            <translation>Ajouter aux genres présents</translation>
        </message>
        <message>
            <source>Replace the genres that are there</source>
            <translation>Remplacer les genres présents</translation>
        </message>
        <message>
            <source>Write only when at least this sure:</source>
            <translation>Écrire seulement à partir de :</translation>
        </message>
        <message>
            <source>Least confidence</source>
            <translation>Confiance minimale</translation>
        </message>
        <message>
            <source>Jazz, Christmas</source>
            <translation>Jazz, Noël</translation>
        </message>
        <message>
            <source>Genres that always stay in a file, separated by commas.</source>
            <translation>Genres qui restent toujours dans un fichier, séparés par des virgules.</translation>
        </message>
        <message>
            <source>Also note the model and its confidence in the tags</source>
            <translation>Noter aussi le modèle et sa confiance</translation>
        </message>
        <message>
            <source>Writing</source>
            <translation>Écriture</translation>
        </message>
        <message>
            <source>&amp;Genres in a file:</source>
            <translation>&amp;Genres d’un fichier :</translation>
        </message>
        <message>
            <source>Otherwise the model's own threshold counts, {share} %.</source>
            <translation>Sinon le seuil du modèle compte, {share} %.</translation>
        </message>
        <message>
            <source>Always &amp;keep:</source>
            <translation>Toujours &amp;garder :</translation>
        </message>
        <message>
            <source>As the model advises</source>
            <translation>Selon le modèle</translation>
        </message>
        <message>
            <source>More windows of 29 seconds are surer and slower.</source>
            <translation>Plus de fenêtres de 29 secondes : plus sûr et plus lent.</translation>
        </message>
        <message>
            <source>One for each core</source>
            <translation>Un par cœur</translation>
        </message>
        <message>
            <source>Listening</source>
            <translation>Écoute</translation>
        </message>
        <message>
            <source>&amp;Windows of a track:</source>
            <translation>&amp;Fenêtres par morceau :</translation>
        </message>
        <message>
            <source>Worker &amp;processes:</source>
            <translation>&amp;Processus de travail :</translation>
        </message>
        <message>
            <source>Changed worker processes count from the next start.</source>
            <translation>Compte à partir du prochain démarrage.</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Comme le système</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Clair</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Sombre</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Apparence</translation>
        </message>
        <message>
            <source>&amp;Theme:</source>
            <translation>&amp;Thème :</translation>
        </message>
        <message>
            <source>&amp;Language:</source>
            <translation>&amp;Langue :</translation>
        </message>
        <message>
            <source>A new language counts from the next start.</source>
            <translation>Une nouvelle langue compte au prochain démarrage.</translation>
        </message>
        <message>
            <source>Defaults</source>
            <translation>Par défaut</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
    </context>
    <context>
        <name>Shortcuts</name>
        <message>
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
        <message>
            <source>Open a folder</source>
            <translation>Ouvrir un dossier</translation>
        </message>
        <message>
            <source>Open files</source>
            <translation>Ouvrir des fichiers</translation>
        </message>
        <message>
            <source>Review and write tags</source>
            <translation>Vérifier et écrire les étiquettes</translation>
        </message>
        <message>
            <source>Save a report</source>
            <translation>Enregistrer un rapport</translation>
        </message>
        <message>
            <source>History of writes</source>
            <translation>Historique des écritures</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Préférences</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quitter</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Vérifier</translation>
        </message>
        <message>
            <source>Choose the genre of that number</source>
            <translation>Choisir le genre de ce numéro</translation>
        </message>
        <message>
            <source>Choose a genre from the list</source>
            <translation>Choisir un genre dans la liste</translation>
        </message>
        <message>
            <source>Accept the proposal and go on</source>
            <translation>Accepter la proposition et continuer</translation>
        </message>
        <message>
            <source>Skip the track and go on</source>
            <translation>Passer le morceau et continuer</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>Retirer de la liste</translation>
        </message>
        <message>
            <source>Back to the proposal</source>
            <translation>Revenir à la proposition</translation>
        </message>
        <message>
            <source>Undo an edit</source>
            <translation>Annuler une modification</translation>
        </message>
        <message>
            <source>Redo an edit</source>
            <translation>Rétablir une modification</translation>
        </message>
        <message>
            <source>Select all tracks</source>
            <translation>Sélectionner tous les morceaux</translation>
        </message>
        <message>
            <source>Find your way</source>
            <translation>S’orienter</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Rechercher</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Effacer le filtre</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>Bibliothèque</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>Direct</translation>
        </message>
        <message>
            <source>Show or hide waveform and spectrogram</source>
            <translation>Afficher ou masquer forme d’onde et spectrogramme</translation>
        </message>
        <message>
            <source>Stop listening</source>
            <translation>Arrêter l’écoute</translation>
        </message>
        <message>
            <source>This sheet</source>
            <translation>Cette feuille</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Écouter</translation>
        </message>
        <message>
            <source>Play or pause the selected track</source>
            <translation>Lire ou mettre en pause le morceau choisi</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Raccourcis clavier</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
    </context>
    <context>
        <name>SourceCard</name>
        <message>
            <source>Feed from file…</source>
            <translation>Lire un fichier…</translation>
        </message>
        <message>
            <source>Play a file into this tab, silently, at its natural pace</source>
            <translation>Lire un fichier dans cet onglet, en silence, à son rythme</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Chercher à nouveau</translation>
        </message>
        <message>
            <source>Look for microphones and line-ins anew</source>
            <translation>Chercher à nouveau micros et entrées</translation>
        </message>
        <message>
            <source>You can still try everything here with a file.</source>
            <translation>Vous pouvez tout essayer ici avec un fichier.</translation>
        </message>
        <message>
            <source>Nothing to listen to</source>
            <translation>Rien à écouter</translation>
        </message>
        <message>
            <source>Listen live</source>
            <translation>Écouter en direct</translation>
        </message>
        <message>
            <source>Press Start to see sound as it comes in, and the genre the network hears in it. Nothing is recorded unless you press Record.</source>
            <translation>Démarrer montre le son tel qu’il arrive et le genre que le réseau y entend. Rien n’est enregistré sans le bouton Enregistrer.</translation>
        </message>
        <message>
            <source>Ready to listen</source>
            <translation>Prêt à écouter</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>The model in use</source>
            <translation>Le modèle utilisé</translation>
        </message>
        <message>
            <source>Tracks waiting to be heard</source>
            <translation>Morceaux en attente d’écoute</translation>
        </message>
        <message>
            <source>Where sound is played</source>
            <translation>Sortie du son</translation>
        </message>
        <message>
            <source>Loading the model…</source>
            <translation>Chargement du modèle…</translation>
        </message>
        <message>
            <source>Model {name}</source>
            <translation>Modèle {name}</translation>
        </message>
        <message>
            <source>No model</source>
            <translation>Pas de modèle</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n en attente</numerusform>
                <numerusform>%n en attente</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing waits</source>
            <translation>Rien en attente</translation>
        </message>
    </context>
    <context>
        <name>TrackTable</name>
        <message>
            <source>Tracks</source>
            <translation>Morceaux</translation>
        </message>
    </context>
    <context>
        <name>TrackView</name>
        <message>
            <source>Nothing to show yet</source>
            <translation>Rien à montrer pour l’instant</translation>
        </message>
        <message>
            <source>Choose a track to see its waveform, its spectrogram and what the network hears in it.</source>
            <translation>Choisissez un morceau pour voir sa forme d’onde, son spectrogramme et ce que le réseau y entend.</translation>
        </message>
        <message>
            <source>Not classified yet</source>
            <translation>Pas encore classé</translation>
        </message>
        <message>
            <source>{file} · decoding {percent} %</source>
            <translation>{file} · décodage {percent} %</translation>
        </message>
        <message>
            <source>This track cannot be shown</source>
            <translation>Ce morceau ne peut être affiché</translation>
        </message>
        <message>
            <source>mono</source>
            <translation>mono</translation>
        </message>
        <message>
            <source>stereo</source>
            <translation>stéréo</translation>
        </message>
        <message>
            <source>{count} channels</source>
            <translation>{count} canaux</translation>
        </message>
    </context>
    <context>
        <name>ViewExporting</name>
        <message>
            <source>Save as picture</source>
            <translation>Enregistrer en image</translation>
        </message>
        <message>
            <source>Pictures (*.png)</source>
            <translation>Images (*.png)</translation>
        </message>
        <message>
            <source>Save as drawing</source>
            <translation>Enregistrer en dessin</translation>
        </message>
        <message>
            <source>Drawings (*.svg)</source>
            <translation>Dessins (*.svg)</translation>
        </message>
    </context>
    <context>
        <name>ViewTools</name>
        <message>
            <source>Frequency scale</source>
            <translation>Échelle de fréquence</translation>
        </message>
        <message>
            <source>Frequency scale. “Model” is exactly what the network sees.</source>
            <translation>Échelle de fréquence. « Modèle » est exactement ce que voit le réseau.</translation>
        </message>
        <message>
            <source>Model mel</source>
            <translation>Mel du modèle</translation>
        </message>
        <message>
            <source>Full mel</source>
            <translation>Mel complet</translation>
        </message>
        <message>
            <source>Linear Hz</source>
            <translation>Hz linéaire</translation>
        </message>
        <message>
            <source>Log Hz</source>
            <translation>Hz log.</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Couleurs</translation>
        </message>
        <message>
            <source>Colours of the spectrogram, from soft to loud</source>
            <translation>Couleurs du spectrogramme, du faible au fort</translation>
        </message>
        <message>
            <source>Auto</source>
            <translation>Auto</translation>
        </message>
        <message>
            <source>Automatic range of levels</source>
            <translation>Plage de niveaux automatique</translation>
        </message>
        <message>
            <source>Fit the range of levels to the sound</source>
            <translation>Adapter la plage de niveaux au son</translation>
        </message>
        <message>
            <source>Values at the mouse</source>
            <translation>Valeurs sous la souris</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Dézoomer</translation>
        </message>
        <message>
            <source>Zoom out (−)</source>
            <translation>Dézoomer (−)</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Zoomer</translation>
        </message>
        <message>
            <source>Zoom in (+)</source>
            <translation>Zoomer (+)</translation>
        </message>
        <message>
            <source>Whole track</source>
            <translation>Morceau entier</translation>
        </message>
        <message>
            <source>Show the whole track (F)</source>
            <translation>Montrer tout le morceau (F)</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exporter</translation>
        </message>
        <message>
            <source>Save or copy the view</source>
            <translation>Enregistrer ou copier la vue</translation>
        </message>
        <message>
            <source>Save as picture (PNG)…</source>
            <translation>Enregistrer en image (PNG)…</translation>
        </message>
        <message>
            <source>Save as drawing (SVG)…</source>
            <translation>Enregistrer en dessin (SVG)…</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>Copier l’image</translation>
        </message>
    </context>
    <context>
        <name>WriteFlow</name>
        <message numerus="yes">
            <source>%n file(s) written.</source>
            <translation>
                <numerusform>%n fichier écrit.</numerusform>
                <numerusform>%n fichiers écrits.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n could not be written and stayed as they were; the table says why.</source>
            <translation>
                <numerusform>%n n’a pas pu être écrit et reste tel quel ; le tableau dit pourquoi.</numerusform>
                <numerusform>%n n’ont pas pu être écrits et restent tels quels ; le tableau dit pourquoi.</numerusform>
            </translation>
        </message>
        <message>
            <source>Stopped before the end.</source>
            <translation>Arrêté avant la fin.</translation>
        </message>
        <message>
            <source>History…</source>
            <translation>Historique…</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Annuler</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) are as they were before.</source>
            <translation>
                <numerusform>%n fichier est comme avant.</numerusform>
                <numerusform>%n fichiers sont comme avant.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n could not be taken back; the history says why.</source>
            <translation>
                <numerusform>%n n’a pas pu être annulé ; l’historique dit pourquoi.</numerusform>
                <numerusform>%n n’ont pas pu être annulés ; l’historique dit pourquoi.</numerusform>
            </translation>
        </message>
    </context>
</TS>
