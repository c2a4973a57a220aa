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
        <source>Classifies your music with a small neural network and writes the genre into its tags, safely. Free software under the GNU General Public License, version 3 or later; it comes without any warranty.</source>
        <translation>Classe votre musique avec un petit réseau de neurones et inscrit le genre dans ses étiquettes, sans risque. Logiciel libre sous licence GNU GPL, version 3 ou ultérieure ; fourni sans aucune garantie.</translation>
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
        <source>&amp;Clear the list</source>
        <translation>&amp;Vider la liste</translation>
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
        <source>&amp;Classify again</source>
        <translation>Cla&amp;sser à nouveau</translation>
    </message>
    <message>
        <source>S&amp;top classifying</source>
        <translation>A&amp;rrêter le classement</translation>
    </message>
    <message>
        <source>Wh&amp;y this genre?…</source>
        <translation>Po&amp;urquoi ce genre ?…</translation>
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
        <source>Show the &amp;map</source>
        <translation>Afficher la &amp;carte</translation>
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
        <source>&amp;Models…</source>
        <translation>&amp;Modèles…</translation>
    </message>
    <message>
        <source>&amp;Learn from my corrections…</source>
        <translation>&amp;Apprendre de mes corrections…</translation>
    </message>
    <message>
        <source>&amp;Roll back the model</source>
        <translation>&amp;Revenir au modèle précédent</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>&amp;Outils</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Guide</translation>
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
    <name>AlbumSwitch</name>
    <message>
        <source>Each track alone</source>
        <translation>Chaque morceau seul</translation>
    </message>
    <message>
        <source>A track&apos;s genre comes of its own sound only.</source>
        <translation>Le genre d’un morceau ne vient que de son propre son.</translation>
    </message>
    <message>
        <source>With its album</source>
        <translation>Avec son album</translation>
    </message>
    <message>
        <source>The other tracks of its album weigh in, less where the track sounds different.</source>
        <translation>Les autres morceaux de son album comptent aussi, moins si le morceau sonne autrement.</translation>
    </message>
    <message>
        <source>One genre per album</source>
        <translation>Un genre par album</translation>
    </message>
    <message>
        <source>All tracks of an album get the genre that fits the album as a whole.</source>
        <translation>Tous les morceaux d’un album reçoivent le genre qui convient à l’album entier.</translation>
    </message>
    <message>
        <source>&amp;Group by album</source>
        <translation>&amp;Grouper par album</translation>
    </message>
    <message>
        <source>Alb&amp;ums</source>
        <translation>Alb&amp;ums</translation>
    </message>
    <message>
        <source>&amp;Fold all albums</source>
        <translation>&amp;Replier tous les albums</translation>
    </message>
    <message>
        <source>&amp;Unfold all albums</source>
        <translation>&amp;Déplier tous les albums</translation>
    </message>
    <message>
        <source>Group by album</source>
        <translation>Grouper par album</translation>
    </message>
    <message>
        <source>What counts for a track&apos;s genre</source>
        <translation>Ce qui compte pour le genre d’un morceau</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
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
</context>
<context>
    <name>CalibrationPage</name>
    <message>
        <source>There are no held-out tracks to tell whether the confidence is right.</source>
        <translation>Aucun titre mis de côté ne permet de dire si la confiance est juste.</translation>
    </message>
    <message>
        <source>Calibration error {error}: the confidence can be taken at its word.</source>
        <translation>Erreur de calibration {error} : la confiance peut être prise au mot.</translation>
    </message>
    <message>
        <source>Calibration error {error}: the network is surer than it should be.</source>
        <translation>Erreur de calibration {error} : le réseau est plus sûr qu’il ne devrait.</translation>
    </message>
    <message>
        <source>Calibration error {error}: the network is less sure than it could be.</source>
        <translation>Erreur de calibration {error} : le réseau est moins sûr qu’il ne pourrait.</translation>
    </message>
    <message>
        <source>Bars that end on the dashed line are right as often as they are sure. Hatched: the distance to it. Whiskers: 95 % intervals. Click a bar, or walk with the arrow keys.</source>
        <translation>Les barres qui finissent sur la ligne pointillée ont raison aussi souvent qu’elles sont sûres. Hachuré : l’écart. Traits : intervalles à 95 %. Cliquez sur une barre ou utilisez les flèches.</translation>
    </message>
</context>
<context>
    <name>CellText</name>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Classifying</source>
        <translation>Classement</translation>
    </message>
    <message>
        <source>Not classified</source>
        <translation>Non classé</translation>
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
        <source>Album. {column}: {words}</source>
        <translation>Album. {column} : {words}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln fichier</numerusform>
            <numerusform>%Ln fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln titre</numerusform>
            <numerusform>%Ln titres</numerusform>
        </translation>
    </message>
    <message>
        <source>{listed} of {tracks} tracks</source>
        <translation>{listed} morceaux sur {tracks}</translation>
    </message>
    <message>
        <source>alone: {share}</source>
        <translation>seul : {share}</translation>
    </message>
    <message>
        <source>alone: {genre} {share}</source>
        <translation>seul : {genre} {share}</translation>
    </message>
    <message>
        <source>skipped by you</source>
        <translation>passé par vous</translation>
    </message>
    <message>
        <source>With its album: {agreeing} of {tracks} tracks agree.</source>
        <translation>Avec son album : {agreeing} morceaux sur {tracks} concordent.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) of other albums weigh in, too.</source>
        <translation>
            <numerusform>%Ln morceau d’un autre album compte aussi.</numerusform>
            <numerusform>%Ln morceaux d’autres albums comptent aussi.</numerusform>
        </translation>
    </message>
    <message>
        <source>{agreeing} of {tracks} tracks agree.</source>
        <translation>{agreeing} morceaux sur {tracks} concordent.</translation>
    </message>
    <message>
        <source>none of these</source>
        <translation>aucun de ceux-ci</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Check the data</source>
        <translation>Vérifier les données</translation>
    </message>
    <message>
        <source>Looking at every clip</source>
        <translation>Examen de chaque extrait</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Avancement de la vérification</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Vérifier à nouveau</translation>
    </message>
    <message>
        <source>Clips of each genre</source>
        <translation>Extraits par genre</translation>
    </message>
    <message>
        <source>Which problems to show</source>
        <translation>Problèmes à afficher</translation>
    </message>
    <message>
        <source>&amp;Leave these clips out</source>
        <translation>&amp;Laisser ces extraits de côté</translation>
    </message>
    <message>
        <source>Clips that cannot be used or stand twice are not trained on</source>
        <translation>Les extraits inutilisables ou en double ne servent pas à l’entraînement</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Pas encore vérifié</translation>
    </message>
    <message>
        <source>Every clip is looked at: whether it is there, long enough, not silent, not damaged, not twice, and whether an artist or a sound is in two parts. Nothing is changed.</source>
        <translation>Chaque extrait est examiné : est-il présent, assez long, ni muet, ni abîmé, ni en double, et un artiste ou un son figure-t-il dans deux parties. Rien n’est modifié.</translation>
    </message>
    <message>
        <source>The check could not be finished</source>
        <translation>La vérification n’a pas pu être terminée</translation>
    </message>
    <message>
        <source>Reading the tables…</source>
        <translation>Lecture des tables…</translation>
    </message>
    <message>
        <source>{done} of {total} clips</source>
        <translation>{done} extraits sur {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problème</numerusform>
            <numerusform>%Ln problèmes</numerusform>
        </translation>
    </message>
    <message>
        <source>about {likely} left</source>
        <translation>encore {likely} environ</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Training cannot start with these data</source>
        <translation>L’entraînement ne peut pas commencer avec ces données</translation>
    </message>
    <message>
        <source>Training can start; please read this first</source>
        <translation>L’entraînement peut commencer ; à lire d’abord</translation>
    </message>
    <message>
        <source>All is well: training can start</source>
        <translation>Tout va bien : l’entraînement peut commencer</translation>
    </message>
    <message>
        <source>No clip gives cause for concern.</source>
        <translation>Aucun extrait ne pose problème.</translation>
    </message>
    <message>
        <source>{usable} of {listed} clips can be used</source>
        <translation>{usable} extraits utilisables sur {listed}</translation>
    </message>
    <message>
        <source>{time} of sound</source>
        <translation>{time} de son</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>disque</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>mémoire</translation>
    </message>
    <message>
        <source>{what}: about {need} of {free} free</source>
        <translation>{what} : environ {need} sur {free} libres</translation>
    </message>
    <message>
        <source>{what}: about {need}</source>
        <translation>{what} : environ {need}</translation>
    </message>
    <message>
        <source>time: about {likely} ({low} to {high})</source>
        <translation>durée : environ {likely} ({low} à {high})</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Tous les types</translation>
    </message>
</context>
<context>
    <name>ClassScores</name>
    <message>
        <source>Scores of each genre</source>
        <translation>Scores de chaque genre</translation>
    </message>
    <message>
        <source>{genre}: precision {precision}, recall {recall}, F1 {f1}; {count} tracks</source>
        <translation>{genre} : précision {precision}, rappel {recall}, F1 {f1} ; {count} titres</translation>
    </message>
    <message>
        <source>{row}. Linear baseline: F1 {f1}</source>
        <translation>{row}. Modèle linéaire de référence : F1 {f1}</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Titres</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>intervalle à 95 %</translation>
    </message>
    <message>
        <source>linear baseline on the same split</source>
        <translation>modèle linéaire de référence, même partage</translation>
    </message>
</context>
<context>
    <name>ClassificationPage</name>
    <message>
        <source>Classification</source>
        <translation>Classification</translation>
    </message>
    <message>
        <source>More windows are surer and slower; the model&apos;s card says how long they are.</source>
        <translation>Plus de fenêtres : plus sûr et plus lent ; la fiche du modèle indique leur durée.</translation>
    </message>
    <message>
        <source>As the model advises</source>
        <translation>Selon le modèle</translation>
    </message>
    <message>
        <source>&amp;Windows of a track:</source>
        <translation>&amp;Fenêtres par morceau :</translation>
    </message>
    <message>
        <source>Each classifies one track at a time and needs some 200 MB of memory.</source>
        <translation>Chacun classe un morceau à la fois et demande environ 200 Mo de mémoire.</translation>
    </message>
    <message>
        <source>One for each core</source>
        <translation>Un par cœur</translation>
    </message>
    <message>
        <source>Worker &amp;processes:</source>
        <translation>&amp;Processus de travail :</translation>
    </message>
    <message>
        <source>Tracks in hand are finished first, then a change is in force.</source>
        <translation>Les titres en cours sont d’abord terminés, puis le changement prend effet.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Sortie par défaut</translation>
    </message>
    <message>
        <source>Also to be chosen in the player bar</source>
        <translation>Se choisit aussi dans la barre de lecture</translation>
    </message>
    <message>
        <source>&amp;Output:</source>
        <translation>&amp;Sortie :</translation>
    </message>
    <message>
        <source>No output is known yet: they are looked for when a track is shown.</source>
        <translation>Aucune sortie connue pour l’instant : elles sont cherchées dès qu’un titre est affiché.</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name} (non connecté)</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Scores of the runs</source>
        <translation>Scores des essais</translation>
    </message>
    <message>
        <source>Settings of the runs</source>
        <translation>Réglages des essais</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>Seulement les différences</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Perte de validation</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Exactitude de validation</translation>
    </message>
    <message>
        <source>Validation macro-F1</source>
        <translation>Macro-F1 de validation</translation>
    </message>
    <message>
        <source>Scores and settings</source>
        <translation>Scores et réglages</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message numerus="yes">
        <source>Comparing %Ln run(s)</source>
        <translation>
            <numerusform>Comparaison de %Ln essai</numerusform>
            <numerusform>Comparaison de %Ln essais</numerusform>
        </translation>
    </message>
    <message>
        <source>Not evaluated yet: {runs}.</source>
        <translation>Pas encore évalués : {runs}.</translation>
    </message>
    <message>
        <source>Not all runs were evaluated on the same tracks: their scores cannot be compared.</source>
        <translation>Les essais n’ont pas tous été évalués sur les mêmes titres : leurs scores ne se comparent pas.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>More accurate than run 1</source>
        <translation>Plus exact que l’essai 1</translation>
    </message>
    <message>
        <source>Macro-F1</source>
        <translation>Macro-F1</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Erreur de calibration</translation>
    </message>
    <message>
        <source>Linear baseline, macro-F1</source>
        <translation>Modèle linéaire, macro-F1</translation>
    </message>
    <message>
        <source>F1 of {genre}</source>
        <translation>F1 de {genre}</translation>
    </message>
    <message>
        <source>{best} of {epochs}</source>
        <translation>{best} sur {epochs}</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>Meilleure époque</translation>
    </message>
    <message>
        <source>{value} points ({low} to {high})</source>
        <translation>{value} points ({low} à {high})</translation>
    </message>
    <message>
        <source>Nothing was set differently.</source>
        <translation>Aucun réglage ne diffère.</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Matrice de confusion</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Prédit</translation>
    </message>
    <message>
        <source>Rows are the labels, columns the predictions. Arrow keys choose a cell.</source>
        <translation>Les lignes sont les étiquettes, les colonnes les prédictions. Les flèches choisissent une case.</translation>
    </message>
    <message>
        <source>{label} recognised: {count} of {all} ({share})</source>
        <translation>{label} reconnu : {count} sur {all} ({share})</translation>
    </message>
    <message>
        <source>{label} taken for {answer}: {count} of {all} ({share})</source>
        <translation>{label} pris pour {answer} : {count} sur {all} ({share})</translation>
    </message>
</context>
<context>
    <name>ConfusionPage</name>
    <message>
        <source>Row percentages first</source>
        <translation>Pourcentages d’abord</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>What share of each label&apos;s tracks was predicted as what, before the counts</source>
        <translation>La part des titres de chaque étiquette prédite comme tel genre, avant les nombres</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Prédit</translation>
    </message>
    <message>
        <source>Tracks of the chosen cell</source>
        <translation>Titres de la case choisie</translation>
    </message>
    <message>
        <source>Click a cell, or walk there with the arrow keys, to list its tracks.</source>
        <translation>Cliquez sur une case, ou allez-y avec les flèches, pour lister ses titres.</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Add a folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Any mix of sources may be trained together</source>
        <translation>Les sources peuvent être mélangées à volonté</translation>
    </message>
    <message>
        <source>Download FMA…</source>
        <translation>Télécharger FMA…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Say what kind of data a folder holds</source>
        <translation>Indiquer soi-même le type de données d’un dossier</translation>
    </message>
    <message>
        <source>My corrections</source>
        <translation>Mes corrections</translation>
    </message>
    <message>
        <source>Genres found</source>
        <translation>Genres trouvés</translation>
    </message>
    <message>
        <source>All &amp;16 genres of FMA</source>
        <translation>Les &amp;16 genres de FMA</translation>
    </message>
    <message>
        <source>Otherwise the study&apos;s four: Electronic, Folk, Hip-Hop and Rock</source>
        <translation>Sinon les quatre de l’étude : Electronic, Folk, Hip-Hop et Rock</translation>
    </message>
    <message>
        <source>Parts for training and evaluation</source>
        <translation>Parties pour l’entraînement et l’évaluation</translation>
    </message>
    <message>
        <source>&amp;Parts of the data</source>
        <translation>&amp;Parties des données</translation>
    </message>
    <message>
        <source>As the data set says</source>
        <translation>Selon le jeu de données</translation>
    </message>
    <message>
        <source>Anew, each artist in one part</source>
        <translation>À neuf, artistes entiers</translation>
    </message>
    <message>
        <source>Reading the tables…</source>
        <translation>Lecture des tables…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s)</source>
        <translation>
            <numerusform>%Ln extrait</numerusform>
            <numerusform>%Ln extraits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln laissé de côté</numerusform>
            <numerusform>%Ln laissés de côté</numerusform>
        </translation>
    </message>
    <message>
        <source>70 % for training, 15 % for validation, 15 % for the test; no artist is in two of them.</source>
        <translation>70 % pour l’entraînement, 15 % pour la validation, 15 % pour le test ; aucun artiste n’est dans deux parties.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln artist(s) are in more than one part: the scores may look better than they are.</source>
        <translation>
            <numerusform>%Ln artiste est dans plusieurs parties : les scores peuvent être flatteurs.</numerusform>
            <numerusform>%Ln artistes sont dans plusieurs parties : les scores peuvent être flatteurs.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found yet.</source>
        <translation>Rien trouvé pour l’instant.</translation>
    </message>
    <message>
        <source>In {folder} nothing looks like labelled music. Expected: a folder for each genre, FMA, GTZAN or a corpus.</source>
        <translation>Rien dans {folder} ne ressemble à de la musique classée. Attendu : un dossier par genre, FMA, GTZAN ou un corpus.</translation>
    </message>
    <message>
        <source>Downloading FMA, {part} %</source>
        <translation>Téléchargement de FMA, {part} %</translation>
    </message>
    <message>
        <source>A folder of labelled music</source>
        <translation>Un dossier de musique classée</translation>
    </message>
    <message>
        <source>Data without parts of their own are divided 70/15/15, each artist in one part.</source>
        <translation>Les données sans parties propres sont divisées 70/15/15, chaque artiste dans une seule partie.</translation>
    </message>
</context>
<context>
    <name>DataSets</name>
    <message>
        <source>folders</source>
        <translation>dossiers</translation>
    </message>
    <message>
        <source>corrections</source>
        <translation>corrections</translation>
    </message>
    <message>
        <source>corpus</source>
        <translation>corpus</translation>
    </message>
    <message>
        <source>{kind} in {folder}</source>
        <translation>{kind} dans {folder}</translation>
    </message>
    <message>
        <source>{kind}, {count} tracks</source>
        <translation>{kind}, {count} titres</translation>
    </message>
</context>
<context>
    <name>DataStart</name>
    <message>
        <source>Teach the network your music</source>
        <translation>Apprenez votre musique au réseau</translation>
    </message>
    <message>
        <source>Drop a folder with music sorted by genre, or choose a known data set. A training run makes a new model; the one in use stays until you say otherwise.</source>
        <translation>Déposez un dossier de musique classée par genre ou choisissez un jeu de données connu. Un entraînement crée un nouveau modèle ; celui en service reste jusqu’à votre décision.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>A folder for each genre, the Free Music Archive (FMA), GTZAN or a corpus: it is recognised</source>
        <translation>Un dossier par genre, la Free Music Archive (FMA), GTZAN ou un corpus : c’est reconnu</translation>
    </message>
    <message>
        <source>Download FMA…</source>
        <translation>Télécharger FMA…</translation>
    </message>
    <message>
        <source>Fetch free music with genres from the Free Music Archive</source>
        <translation>Récupérer de la musique libre classée depuis la Free Music Archive</translation>
    </message>
    <message>
        <source>Use my corrections</source>
        <translation>Utiliser mes corrections</translation>
    </message>
    <message>
        <source>Tracks whose genre you chose yourself in the library</source>
        <translation>Morceaux dont vous avez choisi le genre dans la bibliothèque</translation>
    </message>
    <message>
        <source>1. Data</source>
        <translation>1. Données</translation>
    </message>
    <message>
        <source>clips with a genre each, from one place or several</source>
        <translation>des extraits ayant chacun un genre, d’une ou plusieurs sources</translation>
    </message>
    <message>
        <source>2. Check</source>
        <translation>2. Vérifier</translation>
    </message>
    <message>
        <source>silent, damaged and double clips are found</source>
        <translation>extraits muets, abîmés ou en double sont repérés</translation>
    </message>
    <message>
        <source>3. Train</source>
        <translation>3. Entraîner</translation>
    </message>
    <message>
        <source>watch it learn, pause and go on when you like</source>
        <translation>regardez-le apprendre ; pause et reprise à volonté</translation>
    </message>
    <message>
        <source>see where it errs before you use it</source>
        <translation>voyez où il se trompe avant de l’utiliser</translation>
    </message>
    <message>
        <source>4. Evaluate</source>
        <translation>4. Évaluer</translation>
    </message>
    <message numerus="yes">
        <source>Use my %Ln correction(s)</source>
        <translation>
            <numerusform>Utiliser ma %Ln correction</numerusform>
            <numerusform>Utiliser mes %Ln corrections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message>
        <source>In your library</source>
        <translation>Dans votre bibliothèque</translation>
    </message>
    <message>
        <source>Tracks that could not be classified</source>
        <translation>Morceaux qui n’ont pas pu être classés</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Morceau</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Actuellement</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>Nouveau modèle</translation>
    </message>
    <message>
        <source>In the tags</source>
        <translation>Dans les étiquettes</translation>
    </message>
    <message>
        <source>The new model classifies your tracks…</source>
        <translation>Le nouveau modèle classe vos morceaux…</translation>
    </message>
    <message>
        <source>Not classified ({count})</source>
        <translation>Non classés ({count})</translation>
    </message>
    <message>
        <source>Tracks that get another genre</source>
        <translation>Morceaux qui changent de genre</translation>
    </message>
    <message>
        <source>Tracks that become Unknown</source>
        <translation>Morceaux qui deviennent inconnus</translation>
    </message>
    <message>
        <source>Tracks that were Unknown and get a genre</source>
        <translation>Morceaux inconnus qui reçoivent un genre</translation>
    </message>
    <message>
        <source>No tracks are loaded. Open music in the Library tab to see here what would change there.</source>
        <translation>Aucun morceau n’est chargé. Ouvrez de la musique dans la bibliothèque pour voir ici ce qui y changerait.</translation>
    </message>
    <message>
        <source>your choice stays: {genre}</source>
        <translation>votre choix reste : {genre}</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Another genre ({count})</source>
        <translation>Autre genre ({count})</translation>
    </message>
    <message>
        <source>Now Unknown ({count})</source>
        <translation>Désormais inconnus ({count})</translation>
    </message>
    <message>
        <source>Newly known ({count})</source>
        <translation>Nouvellement reconnus ({count})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) would change</source>
        <translation>
            <numerusform>%Ln morceau changerait</numerusform>
            <numerusform>%Ln morceaux changeraient</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} unchanged</source>
        <translation>{count} inchangé(s)</translation>
    </message>
</context>
<context>
    <name>DownloadDialog</name>
    <message>
        <source>Download FMA</source>
        <translation>Télécharger FMA</translation>
    </message>
    <message>
        <source>{name}: {size}</source>
        <translation>{name} : {size}</translation>
    </message>
    <message>
        <source>Subset of the Free Music Archive</source>
        <translation>Sous-ensemble de la Free Music Archive</translation>
    </message>
    <message>
        <source>Where to put it</source>
        <translation>Où le mettre</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose where to put it</source>
        <translation>Choisir où le mettre</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>What is loaded is kept; it goes on from there</source>
        <translation>Ce qui est chargé est gardé ; la suite reprend de là</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The Free Music Archive as research uses it: 30-second clips with genres, free to download. The small subset is enough to begin with.</source>
        <translation>La Free Music Archive telle que la recherche l’utilise : extraits de 30 secondes avec genres, en libre téléchargement. Le petit sous-ensemble suffit pour commencer.</translation>
    </message>
    <message>
        <source>&amp;Subset:</source>
        <translation>&amp;Sous-ensemble :</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Dossier :</translation>
    </message>
    <message>
        <source>Paused. What is loaded is kept; Resume goes on from there.</source>
        <translation>En pause. Ce qui est chargé est gardé ; « Reprendre » continue de là.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Demande au serveur…</translation>
    </message>
    <message>
        <source>Needs about {need} while unpacking; {free} are free here.</source>
        <translation>Il faut environ {need} pendant l’extraction ; {free} sont libres ici.</translation>
    </message>
    <message>
        <source>Waiting to try again: {reason}.</source>
        <translation>En attente d’un nouvel essai : {reason}.</translation>
    </message>
    <message>
        <source>Checking {name}</source>
        <translation>Vérification de {name}</translation>
    </message>
    <message>
        <source>Unpacking {name}: {done} of {total} files</source>
        <translation>Extraction de {name} : {done} fichiers sur {total}</translation>
    </message>
    <message>
        <source>{name}: {done} of {total}</source>
        <translation>{name} : {done} sur {total}</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>{size} par seconde</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>encore {time} environ</translation>
    </message>
    <message>
        <source>All is there.</source>
        <translation>Tout est là.</translation>
    </message>
    <message numerus="yes">
        <source>All is there but %Ln file(s), which came damaged.</source>
        <translation>
            <numerusform>Tout est là sauf %Ln fichier, arrivé abîmé.</numerusform>
            <numerusform>Tout est là sauf %Ln fichiers, arrivés abîmés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>The download goes on meanwhile</source>
        <translation>Le téléchargement continue entre-temps</translation>
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
        <source>Clear this list</source>
        <translation>Vider cette liste</translation>
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
        <source>Genre Tagger classifies each track and proposes a genre. Nothing is written until you have seen it and say so.</source>
        <translation>Genre Tagger classe chaque morceau et propose un genre. Rien n’est écrit avant que vous l’ayez vu et demandé.</translation>
    </message>
    <message>
        <source>Four short pieces that come with the program, one for each genre.</source>
        <translation>Quatre courtes pièces fournies avec le programme, une par genre.</translation>
    </message>
    <message>
        <source>It classifies</source>
        <translation>Il classe</translation>
    </message>
    <message>
        <source>by the sound itself, not by the tags</source>
        <translation>d’après le son lui-même, pas les étiquettes</translation>
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
    <name>EpochChart</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Logarithmic axis: small values are told apart, too</source>
        <translation>Axe logarithmique : les petites valeurs se distinguent aussi</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>Axe logarithmique</translation>
    </message>
    <message>
        <source>Epoch {epoch}: {values}</source>
        <translation>Époque {epoch} : {values}</translation>
    </message>
    <message>
        <source>Best epoch: {epoch}</source>
        <translation>Meilleure époque : {epoch}</translation>
    </message>
    <message>
        <source>No epochs yet</source>
        <translation>Pas encore d’époques</translation>
    </message>
    <message>
        <source>Epoch {epoch}</source>
        <translation>Époque {epoch}</translation>
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
    <name>Errors</name>
    <message>
        <source>Something went wrong</source>
        <translation>Un problème est survenu</translation>
    </message>
    <message>
        <source>This file could not be decoded</source>
        <translation>Ce fichier n’a pas pu être décodé</translation>
    </message>
    <message>
        <source>This track is too short</source>
        <translation>Ce titre est trop court</translation>
    </message>
    <message>
        <source>This track is silent</source>
        <translation>Ce titre est silencieux</translation>
    </message>
    <message>
        <source>The decoder failed on this file</source>
        <translation>Le décodeur a échoué sur ce fichier</translation>
    </message>
    <message>
        <source>The tags could not be changed</source>
        <translation>Les étiquettes n’ont pas pu être modifiées</translation>
    </message>
    <message>
        <source>The file has changed</source>
        <translation>Le fichier a changé</translation>
    </message>
    <message>
        <source>The journal has a problem</source>
        <translation>L’historique a un problème</translation>
    </message>
    <message>
        <source>This model could not be loaded</source>
        <translation>Ce modèle n’a pas pu être chargé</translation>
    </message>
    <message>
        <source>The data set has a problem</source>
        <translation>Le jeu de données a un problème</translation>
    </message>
    <message>
        <source>Training stopped</source>
        <translation>L’entraînement s’est arrêté</translation>
    </message>
    <message>
        <source>The sound device is not available</source>
        <translation>Le périphérique audio n’est pas disponible</translation>
    </message>
    <message>
        <source>The settings could not be used</source>
        <translation>Les réglages n’ont pas pu être utilisés</translation>
    </message>
    <message>
        <source>The report could not be saved</source>
        <translation>Le rapport n’a pas pu être enregistré</translation>
    </message>
    <message>
        <source>Your corrections could not be used</source>
        <translation>Vos corrections n’ont pas pu être utilisées</translation>
    </message>
    <message>
        <source>{name} is a folder, not an audio file; name the files in it.</source>
        <translation>{name} est un dossier, pas un fichier audio ; indiquez les fichiers qu’il contient.</translation>
    </message>
    <message>
        <source>{name} is a pipe or device, not a file; save it to a file first.</source>
        <translation>{name} est un tube ou un périphérique, pas un fichier ; enregistrez-le d’abord dans un fichier.</translation>
    </message>
    <message>
        <source>{name} is empty (0 bytes); copy or download it again.</source>
        <translation>{name} est vide (0 octet) ; copiez-le ou téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <source>{name} lasts {seconds:.1f} s; at least {least:.0f} s of sound are needed to classify it.</source>
        <translation>{name} dure {seconds:.1f} s ; il faut au moins {least:.0f} s de son pour le classer.</translation>
    </message>
    <message>
        <source>{name} holds only silence; there is nothing to classify in it.</source>
        <translation>{name} ne contient que du silence ; il n’y a rien à classer.</translation>
    </message>
    <message>
        <source>{name} does not say how long it is; play it once in another program to check it.</source>
        <translation>{name} n’indique pas sa durée ; lisez-le une fois dans un autre programme pour vérifier.</translation>
    </message>
    <message>
        <source>{name} holds no sound, only a header; copy or download it again.</source>
        <translation>{name} ne contient aucun son, seulement un en-tête ; copiez-le ou téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <source>{name} is coded or protected in a way that cannot be decoded; convert it first.</source>
        <translation>{name} est codé ou protégé d’une façon indécodable ; convertissez-le d’abord.</translation>
    </message>
    <message>
        <source>{name} states an impossible sample rate of {rate} Hz; the file is damaged.</source>
        <translation>{name} annonce une fréquence d’échantillonnage impossible de {rate} Hz ; le fichier est endommagé.</translation>
    </message>
    <message>
        <source>{name} states an impossible number of {count} channels; the file is damaged.</source>
        <translation>{name} annonce un nombre impossible de {count} canaux ; le fichier est endommagé.</translation>
    </message>
    <message>
        <source>{name} is no longer there; check the name and the drive.</source>
        <translation>{name} n’est plus là ; vérifiez le nom et le disque.</translation>
    </message>
    <message>
        <source>{name} may not be read; change its permissions.</source>
        <translation>{name} n’est pas lisible ; modifiez ses droits d’accès.</translation>
    </message>
    <message>
        <source>{name} could not be read ({reason}); check the drive.</source>
        <translation>{name} n’a pas pu être lu ({reason}) ; vérifiez le disque.</translation>
    </message>
    <message>
        <source>{name} is damaged: none of its sound decodes; copy or download it again.</source>
        <translation>{name} est endommagé : aucun son ne se décode ; copiez-le ou téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <source>{name} holds no sound that can be decoded; it is damaged or not an audio file.</source>
        <translation>{name} ne contient aucun son décodable ; il est endommagé ou n’est pas un fichier audio.</translation>
    </message>
    <message>
        <source>The exported graph of {name} differs from the network by {difference:.1e}.</source>
        <translation>Le graphe exporté de {name} diffère du réseau de {difference:.1e}.</translation>
    </message>
    <message>
        <source>The graph of the model {name} differs from its weights by {difference:.1e}.</source>
        <translation>Le graphe du modèle {name} diffère de ses poids de {difference:.1e}.</translation>
    </message>
    <message>
        <source>The weights of the model {name} do not fit the network it describes.</source>
        <translation>Les poids du modèle {name} ne correspondent pas au réseau qu’il décrit.</translation>
    </message>
    <message>
        <source>The model could not be saved to {name}: {reason}.</source>
        <translation>Le modèle n’a pas pu être enregistré dans {name} : {reason}.</translation>
    </message>
    <message>
        <source>The network of model {name} is not one that classifies genres.</source>
        <translation>Le réseau du modèle {name} ne classe pas de genres.</translation>
    </message>
    <message>
        <source>The network of model {name} gives no usable prediction.</source>
        <translation>Le réseau du modèle {name} ne donne aucune prédiction utilisable.</translation>
    </message>
    <message>
        <source>The network of model {name} failed.</source>
        <translation>Le réseau du modèle {name} a échoué.</translation>
    </message>
    <message>
        <source>The model {name} does not know the genre {genre}; it knows {known}.</source>
        <translation>Le modèle {name} ne connaît pas le genre {genre} ; il connaît {known}.</translation>
    </message>
    <message>
        <source>The model {name} has {count} stages, not {stage}.</source>
        <translation>Le modèle {name} a {count} étages, pas {stage}.</translation>
    </message>
    <message>
        <source>{name} has less than {least:.0f} seconds of sound there.</source>
        <translation>{name} a moins de {least:.0f} secondes de son à cet endroit.</translation>
    </message>
    <message>
        <source>{name} is silent there; choose another place.</source>
        <translation>{name} est muet à cet endroit ; choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The picture could not be saved to {file}: {reason}.</source>
        <translation>L’image n’a pas pu être enregistrée dans {file} : {reason}.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; cannot be the name of a model: use up to {longest} letters, digits, spaces and - _ . ( ) +.</source>
        <translation>« {name} » ne peut pas être le nom d’un modèle : jusqu’à {longest} lettres, chiffres, espaces et - _ . ( ) +.</translation>
    </message>
    <message>
        <source>There is a model called &quot;{name}&quot; already; choose another name.</source>
        <translation>Un modèle appelé « {name} » existe déjà ; choisissez un autre nom.</translation>
    </message>
    <message>
        <source>There is no former model to go back to.</source>
        <translation>Il n’y a pas de modèle précédent auquel revenir.</translation>
    </message>
    <message>
        <source>There is no model called &quot;{name}&quot;; there are: {known}.</source>
        <translation>Il n’y a pas de modèle appelé « {name} » ; il y a : {known}.</translation>
    </message>
    <message>
        <source>The model {name} came with the program and stays.</source>
        <translation>Le modèle {name} est fourni avec le programme et reste.</translation>
    </message>
    <message>
        <source>The model {name} is the active one; activate another one before deleting it.</source>
        <translation>Le modèle {name} est le modèle actif ; activez-en un autre avant de le supprimer.</translation>
    </message>
    <message>
        <source>The model {name} could not be deleted ({reason}).</source>
        <translation>Le modèle {name} n’a pas pu être supprimé ({reason}).</translation>
    </message>
    <message>
        <source>{name} was damaged, so the model that came with the program is used.</source>
        <translation>{name} était endommagé, c’est donc le modèle fourni qui est utilisé.</translation>
    </message>
    <message>
        <source>The choice of model could not be saved ({reason}).</source>
        <translation>Le choix du modèle n’a pas pu être enregistré ({reason}).</translation>
    </message>
    <message>
        <source>{sentence} The model that came with the program is used instead.</source>
        <translation>{sentence} Le modèle fourni est utilisé à la place.</translation>
    </message>
    <message>
        <source>There is no model to check; install the program again.</source>
        <translation>Il n’y a aucun modèle à vérifier ; réinstallez le programme.</translation>
    </message>
    <message>
        <source>{name} was made by a newer version of Genre Tagger.</source>
        <translation>{name} vient d’une version plus récente de Genre Tagger.</translation>
    </message>
    <message>
        <source>Your corrections in {name} cannot be used: {reason}.</source>
        <translation>Vos corrections dans {name} ne sont pas utilisables : {reason}.</translation>
    </message>
    <message>
        <source>{name} could not be classified because of an unexpected error ({reason}).</source>
        <translation>{name} n’a pas pu être classé à cause d’une erreur inattendue ({reason}).</translation>
    </message>
    <message>
        <source>The two models were measured on different music, so their figures cannot be compared.</source>
        <translation>Les deux modèles ont été mesurés sur des musiques différentes, leurs valeurs ne se comparent donc pas.</translation>
    </message>
    <message>
        <source>{name} exists and was not made by Genre Tagger; choose another folder.</source>
        <translation>{name} existe et ne vient pas de Genre Tagger ; choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The folder {folder} could not be made: {reason}.</source>
        <translation>Le dossier {folder} n’a pas pu être créé : {reason}.</translation>
    </message>
    <message>
        <source>{file} could not be read: {reason}.</source>
        <translation>{file} n’a pas pu être lu : {reason}.</translation>
    </message>
    <message>
        <source>{name} must end in {known} or {last}.</source>
        <translation>{name} doit se terminer par {known} ou {last}.</translation>
    </message>
    <message>
        <source>{file} could not be saved: {reason}.</source>
        <translation>{file} n’a pas pu être enregistré : {reason}.</translation>
    </message>
    <message>
        <source>The folder {name} cannot be opened ({reason}).</source>
        <translation>Le dossier {name} ne peut pas être ouvert ({reason}).</translation>
    </message>
    <message>
        <source>{name} is not a regular file.</source>
        <translation>{name} n’est pas un fichier ordinaire.</translation>
    </message>
    <message>
        <source>{name} is not an audio file.</source>
        <translation>{name} n’est pas un fichier audio.</translation>
    </message>
    <message>
        <source>{name} is damaged: none of its sound decodes.</source>
        <translation>{name} est endommagé : aucun son ne se décode.</translation>
    </message>
    <message>
        <source>{name} lasts {seconds:.1f} s, too short to learn from.</source>
        <translation>{name} dure {seconds:.1f} s, trop court pour en apprendre.</translation>
    </message>
    <message>
        <source>{name} breaks off after {seconds:.1f} s of {stated_seconds:.0f} s; what there is can be used.</source>
        <translation>{name} s’interrompt après {seconds:.1f} s sur {stated_seconds:.0f} s ; ce qui est là est utilisable.</translation>
    </message>
    <message>
        <source>{name} is silent from start to end.</source>
        <translation>{name} est muet du début à la fin.</translation>
    </message>
    <message>
        <source>{name} is not there.</source>
        <translation>{name} n’est pas là.</translation>
    </message>
    <message>
        <source>{name} could not be read because of an unexpected error ({reason}).</source>
        <translation>{name} n’a pas pu être lu à cause d’une erreur inattendue ({reason}).</translation>
    </message>
    <message>
        <source>There is not a single clip to prepare; check the folder and the genres.</source>
        <translation>Il n’y a aucun extrait à préparer ; vérifiez le dossier et les genres.</translation>
    </message>
    <message>
        <source>Not one of the {count} clips could be read. The first: {reason}</source>
        <translation>Aucun des {count} extraits n’a pu être lu. Le premier : {reason}</translation>
    </message>
    <message>
        <source>The folder {folder} for mel windows cannot be made ({reason}).</source>
        <translation>Le dossier {folder} pour les fenêtres mel ne peut pas être créé ({reason}).</translation>
    </message>
    <message>
        <source>The folder {folder} for mel windows cannot be written to.</source>
        <translation>Impossible d’écrire dans le dossier {folder} pour les fenêtres mel.</translation>
    </message>
    <message>
        <source>Learning takes at least {tracks} labelled tracks from {groups} artists or folders; there are {count} from {there} so far.</source>
        <translation>L&apos;apprentissage demande au moins {tracks} titres étiquetés de {groups} artistes ou dossiers ; il y en a {count} de {there} jusqu&apos;ici.</translation>
    </message>
    <message>
        <source>No other music was at hand; only mixtures of your labelled tracks keep the rest as it is.</source>
        <translation>Aucune autre musique n&apos;était disponible ; seuls des mélanges de vos titres étiquetés gardent le reste tel quel.</translation>
    </message>
    <message>
        <source>{count} labelled files are no longer where they were.</source>
        <translation>{count} fichiers étiquetés ne sont plus à leur place.</translation>
    </message>
    <message>
        <source>Too few tracks to learn a new genre from: {genres}.</source>
        <translation>Trop peu de titres pour apprendre un nouveau genre : {genres}.</translation>
    </message>
    <message>
        <source>No clip is set apart for validation, so the network of the last epoch is the one that is kept.</source>
        <translation>Aucun extrait n&apos;est réservé à la validation ; c&apos;est donc le réseau de la dernière époque qui est gardé.</translation>
    </message>
    <message>
        <source>The cluster at {address} went away; what was done is kept, so start again to go on from there.</source>
        <translation>Le cluster à l’adresse {address} a disparu ; ce qui était fait est gardé, relancez pour continuer.</translation>
    </message>
    <message>
        <source>{name} made several workers crash; the file is probably damaged.</source>
        <translation>{name} a fait planter plusieurs processus ; le fichier est sans doute endommagé.</translation>
    </message>
    <message>
        <source>{name} was given up: no worker finished it within {seconds:.0f} seconds.</source>
        <translation>{name} a été abandonné : aucun processus ne l’a terminé en {seconds:.0f} secondes.</translation>
    </message>
    <message>
        <source>Working on a cluster needs Dask, which is not installed: pip install &quot;genre-tagger[cluster]&quot;.</source>
        <translation>Travailler sur un cluster demande Dask, qui n’est pas installé : pip install &quot;genre-tagger[cluster]&quot;.</translation>
    </message>
    <message>
        <source>No Dask scheduler answers at {address}; check the address, and that it runs.</source>
        <translation>Aucun ordonnanceur Dask ne répond à {address} ; vérifiez l’adresse et qu’il est lancé.</translation>
    </message>
    <message>
        <source>The cluster at {address} has no workers; start some, then try again.</source>
        <translation>Le cluster à l’adresse {address} n’a aucun processus ; lancez-en, puis réessayez.</translation>
    </message>
    <message>
        <source>The workers of the cluster at {address} lack this version of Genre Tagger; install it there.</source>
        <translation>Il manque cette version de Genre Tagger aux processus du cluster {address} ; installez-la là-bas.</translation>
    </message>
    <message>
        <source>The mel windows of this data set need {size}, but only {free} are free in {folder}; free some space there or choose another folder.</source>
        <translation>Les fenêtres mel de ce jeu de données demandent {size}, mais seuls {free} sont libres dans {folder} ; libérez de la place ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Training and explaining networks need libraries that the light edition leaves out; install the full edition, or with pip: pip install &apos;genre-tagger[training]&apos;.</source>
        <translation>L’entraînement et les explications demandent des bibliothèques absentes de l’édition légère ; installez l’édition complète, ou avec pip : pip install &apos;genre-tagger[training]&apos;.</translation>
    </message>
    <message>
        <source>Watching stopped</source>
        <translation>La surveillance s’est arrêtée</translation>
    </message>
    <message>
        <source>The cluster could not be used</source>
        <translation>Le cluster n’a pas pu être utilisé</translation>
    </message>
    <message>
        <source>This is the light edition</source>
        <translation>Voici l’édition légère</translation>
    </message>
    <message>
        <source>What was seen of the watched folders cannot be kept in {file} ({reason}); free some room there, or move the file away to begin anew.</source>
        <translation>L’état des dossiers surveillés ne peut pas être enregistré dans {file} ({reason}) ; libérez de la place ou déplacez le fichier pour recommencer.</translation>
    </message>
    <message>
        <source>Mel windows were damaged on their way from a worker; check the memory and the network.</source>
        <translation>Des fenêtres mel ont été abîmées en chemin ; vérifiez la mémoire et le réseau.</translation>
    </message>
    <message>
        <source>The mel windows of this data set need {size}, but the cache may take only {budget}; allow it more.</source>
        <translation>Les fenêtres mel de ce jeu de données demandent {size}, mais le cache est limité à {budget} ; autorisez-lui davantage.</translation>
    </message>
    <message>
        <source>The mel windows in {folder} cannot be kept ({reason}); check the folder and the drive.</source>
        <translation>Les fenêtres mel dans {folder} ne peuvent pas être gardées ({reason}) ; vérifiez le dossier et le disque.</translation>
    </message>
    <message>
        <source>The disk that holds {folder} is full; free some space, what was done is kept.</source>
        <translation>Le disque de {folder} est plein ; libérez de la place, ce qui était fait est gardé.</translation>
    </message>
    <message>
        <source>The run {name} has no finished network yet; let it train to its end.</source>
        <translation>L’entraînement {name} n’a pas encore de réseau terminé ; laissez-le aller au bout.</translation>
    </message>
    <message>
        <source>The baseline needs clips of two genres to be trained on, and some to be evaluated on.</source>
        <translation>Le modèle de référence a besoin d’extraits de deux genres pour apprendre, et d’autres pour être évalué.</translation>
    </message>
    <message>
        <source>{count} clips could not be read for the baseline: {failures}</source>
        <translation>{count} extraits n’ont pas pu être lus pour le modèle de référence : {failures}</translation>
    </message>
    <message>
        <source>The baseline was evaluated on {count} of the {there} tracks.</source>
        <translation>Le modèle de référence a été évalué sur {count} des {there} titres.</translation>
    </message>
    <message>
        <source>The baseline&apos;s features in {file} cannot be kept ({reason}); delete that file.</source>
        <translation>Les caractéristiques du modèle de référence dans {file} ne peuvent pas être gardées ({reason}) ; supprimez ce fichier.</translation>
    </message>
    <message>
        <source>{name} is too short for the baseline&apos;s features.</source>
        <translation>{name} est trop court pour les caractéristiques du modèle de référence.</translation>
    </message>
    <message>
        <source>The run {name} has no model yet; let it finish an epoch first.</source>
        <translation>L’entraînement {name} n’a pas encore de modèle ; laissez-le d’abord terminer une époque.</translation>
    </message>
    <message>
        <source>{file} is there already; choose another name.</source>
        <translation>{file} existe déjà ; choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Learning was stopped before it had learnt anything; no model was made.</source>
        <translation>L’apprentissage a été arrêté avant d’avoir rien appris ; aucun modèle n’a été fait.</translation>
    </message>
    <message>
        <source>{artist} is in more than one split: {parts}.</source>
        <translation>{artist} figure dans plus d’une partie : {parts}.</translation>
    </message>
    <message>
        <source>{name} holds the same sound as {other}, which is in {split}; this copy is left out.</source>
        <translation>{name} contient le même son que {other}, qui est dans la partie {split} ; cette copie est laissée de côté.</translation>
    </message>
    <message>
        <source>{name} holds the same sound as {other}; this copy is left out.</source>
        <translation>{name} contient le même son que {other} ; cette copie est laissée de côté.</translation>
    </message>
    <message>
        <source>{name} holds the same sound as {other}, which is in {split} and is called {genre} here, {there} there; this copy is left out.</source>
        <translation>{name} contient le même son que {other}, qui est dans la partie {split}, et s’appelle {genre} ici, {there} là-bas ; cette copie est laissée de côté.</translation>
    </message>
    <message>
        <source>{name} holds the same sound as {other} and is called {genre} here, {there} there; this copy is left out.</source>
        <translation>{name} contient le même son que {other} et s’appelle {genre} ici, {there} là-bas ; cette copie est laissée de côté.</translation>
    </message>
    <message>
        <source>There is only one genre; choose two or more to tell apart.</source>
        <translation>Il n’y a qu’un genre ; choisissez-en au moins deux à distinguer.</translation>
    </message>
    <message>
        <source>There is no usable clip for validation; the best epoch could not be told.</source>
        <translation>Il n’y a aucun extrait utilisable pour la validation ; la meilleure époque ne pourrait être choisie.</translation>
    </message>
    <message>
        <source>The features need {size} of disk, but only {free} are free.</source>
        <translation>Les caractéristiques demandent {size} de disque, mais seuls {free} sont libres.</translation>
    </message>
    <message>
        <source>{count} clips are known to be bad and are left out.</source>
        <translation>{count} extraits sont connus comme mauvais et laissés de côté.</translation>
    </message>
    <message>
        <source>{unusable} of {listed} clips cannot be used and are left out.</source>
        <translation>{unusable} extraits sur {listed} sont inutilisables et laissés de côté.</translation>
    </message>
    <message>
        <source>A batch may take {size} of memory, but {free} are free; choose a smaller batch.</source>
        <translation>Un lot peut prendre {size} de mémoire, mais {free} sont libres ; choisissez un lot plus petit.</translation>
    </message>
    <message>
        <source>{count} artists are in more than one split, with {tracks} of {named} tracks: scores will flatter. An artist-disjoint split avoids this.</source>
        <translation>{count} artistes figurent dans plus d’une partie, avec {tracks} titres sur {named} : les scores seront flatteurs. Une répartition par artiste l’évite.</translation>
    </message>
    <message>
        <source>{count} clips stand in two splits; the copies outside test are left out.</source>
        <translation>{count} extraits figurent dans deux parties ; les copies hors du test sont laissées de côté.</translation>
    </message>
    <message>
        <source>The genres are uneven: {many} training clips of {most}, {few} of {least}. Balanced sampling or class weights help.</source>
        <translation>Les genres sont inégaux : {many} extraits d’entraînement pour {most}, {few} pour {least}. Un tirage équilibré ou des poids de classe aident.</translation>
    </message>
    <message>
        <source>Too few training clips of {genre} ({count}): add some, or leave the genre out.</source>
        <translation>Trop peu d’extraits d’entraînement pour {genre} ({count}) : ajoutez-en ou laissez ce genre de côté.</translation>
    </message>
    <message>
        <source>There is no usable clip in the {split} split.</source>
        <translation>Il n’y a aucun extrait utilisable dans la partie {split}.</translation>
    </message>
    <message>
        <source>The {split} split has few clips of {genres}: those scores will say little.</source>
        <translation>La partie {split} a peu d’extraits pour {genres} : ces scores diront peu.</translation>
    </message>
    <message>
        <source>This check of the data was saved by another version of Genre Tagger.</source>
        <translation>Cette vérification des données vient d’une autre version de Genre Tagger.</translation>
    </message>
    <message>
        <source>The saved check of the data is damaged; check the data again.</source>
        <translation>La vérification enregistrée est endommagée ; vérifiez les données à nouveau.</translation>
    </message>
    <message>
        <source>There is no preset “{name}”; the presets are {known}.</source>
        <translation>Il n’y a pas de préréglage « {name} » ; les préréglages sont {known}.</translation>
    </message>
    <message>
        <source>{label} must be {problem}.</source>
        <translation>{label} doit être {problem}.</translation>
    </message>
    <message>
        <source>The process that did the work ended without a word (exit code {status}). What was saved stands, and the work can be started again.</source>
        <translation>Le processus qui faisait le travail s’est terminé sans un mot (code {status}). Ce qui était enregistré reste, et le travail peut être relancé.</translation>
    </message>
    <message>
        <source>The process that did the work was killed, most likely because memory ran out. What was saved stands, and the work can be started again.</source>
        <translation>Le processus qui faisait le travail a été tué, sans doute faute de mémoire. Ce qui était enregistré reste, et le travail peut être relancé.</translation>
    </message>
    <message>
        <source>The process that did the work crashed ({name}). What was saved stands, and the work can be started again.</source>
        <translation>Le processus qui faisait le travail a planté ({name}). Ce qui était enregistré reste, et le travail peut être relancé.</translation>
    </message>
    <message>
        <source>This work was started before; it cannot be started twice.</source>
        <translation>Ce travail a déjà été lancé ; il ne peut pas l’être deux fois.</translation>
    </message>
    <message>
        <source>The process for the work could not start: {reason}.</source>
        <translation>Le processus pour ce travail n’a pas pu démarrer : {reason}.</translation>
    </message>
    <message>
        <source>The work ended with an unexpected error ({name}).</source>
        <translation>Le travail s’est terminé par une erreur inattendue ({name}).</translation>
    </message>
    <message>
        <source>There is not enough memory for this; fewer clips at once or a smaller batch need less.</source>
        <translation>Il n’y a pas assez de mémoire ; moins d’extraits à la fois ou un lot plus petit en demandent moins.</translation>
    </message>
    <message>
        <source>The run {name} is finished; start a new run, from its model if you like.</source>
        <translation>L’entraînement {name} est terminé ; lancez-en un nouveau, à partir de son modèle si vous voulez.</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>Ouverture du modèle</translation>
    </message>
    <message>
        <source>Classifying the track</source>
        <translation>Classement du titre</translation>
    </message>
    <message>
        <source>Following the prediction back through the network</source>
        <translation>La prédiction est suivie à rebours dans le réseau</translation>
    </message>
    <message>
        <source>Checking the evidence: {part:.0%}</source>
        <translation>Contrôle des indices : {part:.0%}</translation>
    </message>
    <message>
        <source>Training the baseline</source>
        <translation>Entraînement du modèle linéaire</translation>
    </message>
    <message>
        <source>Applying the baseline to the training tracks</source>
        <translation>Le modèle linéaire classe les titres d’entraînement</translation>
    </message>
    <message>
        <source>Computing the baseline&apos;s features: {done} of {all} clips</source>
        <translation>Caractéristiques du modèle linéaire : {done} extraits sur {all}</translation>
    </message>
    <message>
        <source>Looking for the baseline&apos;s features</source>
        <translation>Recherche des caractéristiques du modèle linéaire</translation>
    </message>
    <message>
        <source>A run&apos;s name is made of letters, digits, dots, dashes and underscores.</source>
        <translation>Le nom d’un entraînement est fait de lettres, chiffres, points, tirets et traits de soulignement.</translation>
    </message>
    <message>
        <source>The disk is full; the best model so far, of epoch {epoch}, is kept. Free some space and resume the run.</source>
        <translation>Le disque est plein ; le meilleur modèle jusqu’ici, de l’époque {epoch}, est gardé. Libérez de la place et reprenez l’entraînement.</translation>
    </message>
    <message>
        <source>There is not enough memory; fewer clips at once (micro-batch) need less. The run can be resumed.</source>
        <translation>Il n’y a pas assez de mémoire ; moins d’extraits à la fois (micro-lot) en demandent moins. L’entraînement peut être repris.</translation>
    </message>
    <message>
        <source>{name} cannot be used: {reason}; the run can be resumed.</source>
        <translation>{name} n’est pas utilisable : {reason} ; l’entraînement peut être repris.</translation>
    </message>
    <message>
        <source>There is a run “{name}” already; choose another name or resume it.</source>
        <translation>Un entraînement « {name} » existe déjà ; choisissez un autre nom ou reprenez-le.</translation>
    </message>
    <message>
        <source>The disk is full; nothing was trained yet. Free some space and resume the run.</source>
        <translation>Le disque est plein ; rien n’était encore entraîné. Libérez de la place et reprenez l’entraînement.</translation>
    </message>
    <message>
        <source>Another Genre Tagger is at the run {name} now.</source>
        <translation>Un autre Genre Tagger travaille en ce moment à l’entraînement {name}.</translation>
    </message>
    <message>
        <source>The run {name} kept no track to be evaluated on; give it test or validation tracks.</source>
        <translation>L’entraînement {name} n’a gardé aucun titre pour l’évaluation ; donnez-lui des titres de test ou de validation.</translation>
    </message>
    <message>
        <source>Reading the run&apos;s answers</source>
        <translation>Lecture des réponses de l’essai</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Calcul des scores</translation>
    </message>
    <message>
        <source>Looking for wrong labels</source>
        <translation>Recherche d’étiquettes fausses</translation>
    </message>
    <message>
        <source>Without a baseline: {sentence}</source>
        <translation>Sans modèle linéaire : {sentence}</translation>
    </message>
    <message>
        <source>The files of the run {name} are damaged or missing ({reason}).</source>
        <translation>Les fichiers de l’entraînement {name} sont endommagés ou absents ({reason}).</translation>
    </message>
    <message>
        <source>The loss stopped being a number in epoch {epoch}; a lower learning rate or gradient clipping may help, and the run can go on from the end of epoch {last}.</source>
        <translation>La perte n’est plus un nombre à l’époque {epoch} ; un taux d’apprentissage plus bas ou une limite des gradients peut aider, et l’entraînement peut repartir de la fin de l’époque {last}.</translation>
    </message>
    <message>
        <source>The saved state does not fit this run&apos;s network or settings; start a new run.</source>
        <translation>L’état enregistré ne correspond pas au réseau ou aux réglages ; lancez un nouvel entraînement.</translation>
    </message>
    <message>
        <source>The loss stopped being a number in epoch 1; a lower learning rate or gradient clipping may help, and the run can start again.</source>
        <translation>La perte n’est plus un nombre à l’époque 1 ; un taux d’apprentissage plus bas ou une limite des gradients peut aider, et l’entraînement peut recommencer.</translation>
    </message>
    <message>
        <source>No clip of {name} is left to train on.</source>
        <translation>Il ne reste aucun extrait de {name} pour l’entraînement.</translation>
    </message>
    <message>
        <source>{name} and {count} more clips of this run can no longer be read; bring the folder back and resume the run.</source>
        <translation>{name} et {count} autres extraits de cet entraînement ne sont plus lisibles ; remettez le dossier et reprenez l’entraînement.</translation>
    </message>
    <message>
        <source>There is music of {count} genre to learn from; telling genres apart takes at least two.</source>
        <translation>Il y a de la musique de {count} genre ; pour en distinguer, il en faut au moins deux.</translation>
    </message>
    <message>
        <source>{name} of this run can no longer be read; bring the folder back and resume the run.</source>
        <translation>{name} de cet entraînement n’est plus lisible ; remettez le dossier et reprenez l’entraînement.</translation>
    </message>
    <message>
        <source>There is no music to learn {genres} from; the model will hardly ever say so.</source>
        <translation>Il n’y a pas de musique pour apprendre {genres} ; le modèle ne le prédira presque jamais.</translation>
    </message>
    <message>
        <source>No clip is set apart for the test; the finished model will have no test score.</source>
        <translation>Aucun extrait n’est réservé au test ; le modèle terminé n’aura pas de score de test.</translation>
    </message>
    <message>
        <source>There is no model “{name}” to start from.</source>
        <translation>Il n’y a pas de modèle « {name} » dont partir.</translation>
    </message>
    <message>
        <source>The run {name} cannot be used: its plan is missing or damaged; start a new run.</source>
        <translation>L’entraînement {name} n’est pas utilisable : son plan manque ou est endommagé ; lancez-en un nouveau.</translation>
    </message>
    <message>
        <source>The run {name} has no predictions yet; let it finish, or stop it to keep the best epoch.</source>
        <translation>L’entraînement {name} n’a pas encore de prédictions ; laissez-le finir, ou arrêtez-le pour garder la meilleure époque.</translation>
    </message>
    <message>
        <source>The predictions of the run {name} are damaged; resume or repeat the run.</source>
        <translation>Les prédictions de l’entraînement {name} sont endommagées ; reprenez-le ou refaites-le.</translation>
    </message>
    <message>
        <source>The report could not be saved to {file}: {reason}</source>
        <translation>Le rapport n’a pas pu être enregistré dans {file} : {reason}</translation>
    </message>
    <message>
        <source>The results in {file} are damaged; evaluate the run again.</source>
        <translation>Les résultats dans {file} sont endommagés ; évaluez l’entraînement à nouveau.</translation>
    </message>
    <message>
        <source>This run was made by another version of Genre Tagger; start a new run.</source>
        <translation>Cet entraînement vient d’une autre version de Genre Tagger ; lancez-en un nouveau.</translation>
    </message>
    <message>
        <source>The run {name} cannot go on: its saved state is damaged; start a new run.</source>
        <translation>L’entraînement {name} ne peut pas continuer : son état enregistré est endommagé ; lancez-en un nouveau.</translation>
    </message>
    <message>
        <source>The run {name} cannot be used: its table of tracks is missing or damaged.</source>
        <translation>L’entraînement {name} n’est pas utilisable : sa table de titres manque ou est endommagée.</translation>
    </message>
    <message>
        <source>One of the processes that train together failed: {reason}</source>
        <translation>Un des processus qui s’entraînent ensemble a échoué : {reason}</translation>
    </message>
    <message>
        <source>{name} could not be saved in the run&apos;s folder: {reason}.</source>
        <translation>{name} n’a pas pu être enregistré dans le dossier de l’entraînement : {reason}.</translation>
    </message>
    <message>
        <source>The disk is full, so {name} could not be saved; free some space and resume the run.</source>
        <translation>Le disque est plein, {name} n’a pas pu être enregistré ; libérez de la place et reprenez l’entraînement.</translation>
    </message>
    <message>
        <source>The corpus table {name} could not be read from {folder}.</source>
        <translation>La table du corpus {name} n’a pas pu être lue dans {folder}.</translation>
    </message>
    <message>
        <source>The clip {name} could not be decoded.</source>
        <translation>L’extrait {name} n’a pas pu être décodé.</translation>
    </message>
    <message>
        <source>The corpus in {folder} has no labelled clip of the wanted genres.</source>
        <translation>Le corpus dans {folder} n’a aucun extrait des genres voulus.</translation>
    </message>
    <message>
        <source>{name} is in the table, but not in clips.</source>
        <translation>{name} est dans la table, mais pas dans clips.</translation>
    </message>
    <message>
        <source>{what} needs {size} in {folder}, but only {free} are free; make room or choose another folder.</source>
        <translation>{what} demande {size} dans {folder}, mais seuls {free} sont libres ; faites de la place ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The disk of {folder} cannot be asked for its free space.</source>
        <translation>L’espace libre du disque de {folder} ne peut pas être connu.</translation>
    </message>
    <message>
        <source>{name} came damaged twice (its SHA-1 is not the published one); try again later or from another address.</source>
        <translation>{name} est arrivé deux fois endommagé (sa SHA-1 n’est pas celle publiée) ; réessayez plus tard ou depuis une autre adresse.</translation>
    </message>
    <message>
        <source>{name} could not be loaded: {reason}. What is there is kept; try again later.</source>
        <translation>{name} n’a pas pu être téléchargé : {reason}. Ce qui est là est gardé ; réessayez plus tard.</translation>
    </message>
    <message>
        <source>{name} cannot be saved in {folder} ({reason}); what is there is kept.</source>
        <translation>{name} ne peut pas être enregistré dans {folder} ({reason}) ; ce qui est là est gardé.</translation>
    </message>
    <message>
        <source>{name} is being downloaded already, by another Genre Tagger.</source>
        <translation>{name} est déjà en cours de téléchargement par un autre Genre Tagger.</translation>
    </message>
    <message>
        <source>{folder} holds no clips of FMA {subset}: no folders 000, 001 and so on, nor fma_{subset} with them.</source>
        <translation>{folder} ne contient pas d’extraits de FMA {subset} : ni dossiers 000, 001 et ainsi de suite, ni fma_{subset} qui les contiendrait.</translation>
    </message>
    <message>
        <source>None of the clips that FMA {subset} lists for {wanted} is in {folder}; choose the folder that holds the folders 000, 001 and so on.</source>
        <translation>Aucun des extraits que FMA {subset} cite pour {wanted} n’est dans {folder} ; choisissez le dossier qui contient 000, 001 et ainsi de suite.</translation>
    </message>
    <message>
        <source>{folder} holds no clips of FMA {subset}, but fma_{smaller}, a smaller set: choose that one.</source>
        <translation>{folder} ne contient pas d’extraits de FMA {subset}, mais fma_{smaller}, un ensemble plus petit : choisissez celui-là.</translation>
    </message>
    <message>
        <source>{name} lasts {seconds:.1f} s instead of 30, a known fault of FMA.</source>
        <translation>{name} dure {seconds:.1f} s au lieu de 30, un défaut connu de FMA.</translation>
    </message>
    <message>
        <source>{name} holds no sound, a known fault of FMA.</source>
        <translation>{name} ne contient aucun son, un défaut connu de FMA.</translation>
    </message>
    <message>
        <source>{name} is in the table, but not in the folder.</source>
        <translation>{name} est dans la table, mais pas dans le dossier.</translation>
    </message>
    <message>
        <source>{name} is locked with a password and cannot be unpacked.</source>
        <translation>{name} est protégé par un mot de passe et ne peut pas être décompressé.</translation>
    </message>
    <message>
        <source>{file} is a link that leads out of {folder}; remove it and try again.</source>
        <translation>{file} est un lien qui sort de {folder} ; supprimez-le et réessayez.</translation>
    </message>
    <message>
        <source>{name} is not a whole ZIP archive; delete it and download it again.</source>
        <translation>{name} n’est pas une archive ZIP complète ; supprimez-la et téléchargez-la à nouveau.</translation>
    </message>
    <message>
        <source>{name} is packed in a way that this program cannot read; unpack it with 7-Zip.</source>
        <translation>{name} est compressé d’une façon que ce programme ne lit pas ; décompressez-le avec 7-Zip.</translation>
    </message>
    <message>
        <source>{name} could not be unpacked at {place} ({reason}); what is unpacked is kept.</source>
        <translation>{name} n’a pas pu être décompressé à {place} ({reason}) ; ce qui l’est déjà est gardé.</translation>
    </message>
    <message>
        <source>There is no FMA “{subset}”; choose small, medium, large or full.</source>
        <translation>Il n’y a pas de FMA « {subset} » ; choisissez small, medium, large ou full.</translation>
    </message>
    <message>
        <source>FMA&apos;s {table} is not in {looked}; name the folder {folder_name} or download it.</source>
        <translation>{table} de FMA n’est pas dans {looked} ; indiquez le dossier {folder_name} ou téléchargez-le.</translation>
    </message>
    <message>
        <source>{file} is not FMA&apos;s {table}: its three header rows do not name {lacks}. Name the folder {folder_name} as it was unpacked.</source>
        <translation>{file} n’est pas {table} de FMA : ses trois lignes d’en-tête ne nomment pas {lacks}. Indiquez le dossier {folder_name} tel que décompressé.</translation>
    </message>
    <message>
        <source>FMA&apos;s table {table} could not be read; download it again.</source>
        <translation>La table FMA {table} n’a pas pu être lue ; téléchargez-la à nouveau.</translation>
    </message>
    <message>
        <source>FMA&apos;s table {table} is damaged near line {line}; download fma_metadata again.</source>
        <translation>La table FMA {table} est endommagée vers la ligne {line} ; téléchargez fma_metadata à nouveau.</translation>
    </message>
    <message>
        <source>{folder} has no folder of a wanted genre with audio files in it; lay it out as Rock/song.mp3, Folk/song.mp3 and so on.</source>
        <translation>{folder} n’a pas de dossier d’un genre voulu avec des fichiers audio ; rangez-le comme Rock/song.mp3, Folk/song.mp3 et ainsi de suite.</translation>
    </message>
    <message>
        <source>{count} audio files lie in {folder} itself, in no genre&apos;s folder, and are left out.</source>
        <translation>{count} fichiers audio sont dans {folder} même, dans aucun dossier de genre, et laissés de côté.</translation>
    </message>
    <message>
        <source>{count} of {total} files in {folder} name no artist, in tags or folders: the same artist may be trained on and tested on, and scores may flatter.</source>
        <translation>{count} fichiers sur {total} dans {folder} ne nomment aucun artiste, ni dans les étiquettes ni par les dossiers : le même peut servir à l’entraînement et au test, et les scores peuvent flatter.</translation>
    </message>
    <message>
        <source>GTZAN does not name its artists, so the same artist may be trained on and tested on: its scores flatter.</source>
        <translation>GTZAN ne nomme pas ses artistes, le même peut donc servir à l’entraînement et au test : ses scores flattent.</translation>
    </message>
    <message>
        <source>{folder} holds no GTZAN clips of the wanted genres; they lie as genres/blues/blues.00000.wav.</source>
        <translation>{folder} ne contient pas d’extraits GTZAN des genres voulus ; ils se trouvent comme genres/blues/blues.00000.wav.</translation>
    </message>
    <message>
        <source>{name} does not decode, a known fault of GTZAN.</source>
        <translation>{name} ne se décode pas, un défaut connu de GTZAN.</translation>
    </message>
    <message>
        <source>The server does not give out {url} (error {code}); check the address.</source>
        <translation>Le serveur ne donne pas {url} (erreur {code}) ; vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>{url} is no web address; it must begin with https:// or http://.</source>
        <translation>{url} n’est pas une adresse web ; elle doit commencer par https:// ou http://.</translation>
    </message>
    <message>
        <source>Nothing to train on was chosen: name a data set, a folder or your corrections.</source>
        <translation>Rien n’a été choisi pour l’entraînement : indiquez un jeu de données, un dossier ou vos corrections.</translation>
    </message>
    <message>
        <source>There are no corrections to learn from: correct some genres in the Library tab first.</source>
        <translation>Il n’y a pas de corrections dont apprendre : corrigez d’abord quelques genres dans la bibliothèque.</translation>
    </message>
    <message>
        <source>{folder} cannot be read ({reason}); check the drive.</source>
        <translation>{folder} ne peut pas être lu ({reason}) ; vérifiez le disque.</translation>
    </message>
    <message>
        <source>{count} corrections name other genres than those to be learnt and are left out.</source>
        <translation>{count} corrections nomment d’autres genres que ceux à apprendre et sont laissées de côté.</translation>
    </message>
    <message>
        <source>{count} tracks are in more than one source and count once.</source>
        <translation>{count} titres sont dans plus d’une source et comptent une fois.</translation>
    </message>
    <message>
        <source>{name} was corrected, but is no longer there.</source>
        <translation>{name} a été corrigé, mais n’est plus là.</translation>
    </message>
    <message>
        <source>No folder was chosen for {what}.</source>
        <translation>Aucun dossier n’a été choisi pour {what}.</translation>
    </message>
    <message>
        <source>The folder {folder} of {what} is not there; choose it again or connect its drive.</source>
        <translation>Le dossier {folder} de {what} n’est pas là ; choisissez-le à nouveau ou branchez son disque.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read ({reason}).</source>
        <translation>Le dossier {folder} ne peut pas être lu ({reason}).</translation>
    </message>
    <message>
        <source>There is no CUDA device here; choose another device, or “auto”.</source>
        <translation>Il n’y a pas de périphérique CUDA ici ; choisissez-en un autre, ou « auto ».</translation>
    </message>
    <message>
        <source>There is no Apple graphics processor here; choose another device, or “auto”.</source>
        <translation>Il n’y a pas de processeur graphique Apple ici ; choisissez un autre périphérique, ou « auto ».</translation>
    </message>
    <message>
        <source>There are only {count} CUDA devices here; choose fewer.</source>
        <translation>Il n’y a que {count} périphériques CUDA ici ; choisissez-en moins.</translation>
    </message>
    <message>
        <source>16-bit floats need a CUDA device; bf16 works on the CPU, 32 everywhere.</source>
        <translation>Les flottants de 16 bits demandent un périphérique CUDA ; bf16 marche sur le processeur, 32 partout.</translation>
    </message>
    <message>
        <source>The device {device} cannot be used: {reason}</source>
        <translation>Le périphérique {device} n’est pas utilisable : {reason}</translation>
    </message>
    <message>
        <source>The demo tracks are missing from this copy of the program.</source>
        <translation>Les titres de démonstration manquent dans cette copie du programme.</translation>
    </message>
    <message>
        <source>The demo tracks could not be copied to {folder}: {reason}.</source>
        <translation>Les titres de démonstration n’ont pas pu être copiés dans {folder} : {reason}.</translation>
    </message>
    <message>
        <source>{name} cannot be watched: {reason}.</source>
        <translation>{name} ne peut pas être surveillé : {reason}.</translation>
    </message>
    <message>
        <source>Comparing the exported network with the trained one</source>
        <translation>Comparaison du réseau exporté avec l’original</translation>
    </message>
    <message>
        <source>{name} could not be saved ({reason}); choose another folder.</source>
        <translation>{name} n’a pas pu être enregistré ({reason}) ; choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{name} was given up: the decoder did not finish it within {seconds:.0f} seconds.</source>
        <translation>{name} a été abandonné : le décodeur ne l’a pas terminé en {seconds:.0f} secondes.</translation>
    </message>
    <message>
        <source>{name} does not exist.</source>
        <translation>{name} n’existe pas.</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>{name} ne peut pas être lu ({reason}).</translation>
    </message>
    <message>
        <source>{name} asks for more memory than one file may use; it is probably damaged.</source>
        <translation>{name} demande plus de mémoire qu’un fichier n’a le droit d’en prendre ; il est sans doute endommagé.</translation>
    </message>
    <message>
        <source>The corpus table {name} lacks the column “{missing}” or is empty.</source>
        <translation>La table du corpus {name} n’a pas la colonne « {missing} » ou est vide.</translation>
    </message>
    <message>
        <source>{name} is not safe to unpack: “{filename}” would leave its folder. Nothing was written; download it from its makers.</source>
        <translation>{name} ne peut pas être décompressé sans danger : « {filename} » sortirait de son dossier. Rien n’a été écrit ; téléchargez-le chez ses auteurs.</translation>
    </message>
    <message>
        <source>{name} made the decoder crash ({reason}); the file is probably damaged.</source>
        <translation>{name} a fait planter le décodeur ({reason}) ; le fichier est sans doute endommagé.</translation>
    </message>
    <message>
        <source>A worker process could not start.</source>
        <translation>Un processus de travail n’a pas pu démarrer.</translation>
    </message>
    <message>
        <source>Worker processes cannot be started on this computer ({reason}).</source>
        <translation>Impossible de lancer des processus de travail sur cet ordinateur ({reason}).</translation>
    </message>
    <message>
        <source>The analysis failed unexpectedly ({reason}).</source>
        <translation>L’analyse a échoué de façon inattendue ({reason}).</translation>
    </message>
    <message>
        <source>A worker process could not start ({reason}).</source>
        <translation>Un processus de travail n’a pas pu démarrer ({reason}).</translation>
    </message>
    <message>
        <source>Nothing was written to {name}: {reason}.</source>
        <translation>Rien n’a été écrit dans {name} : {reason}.</translation>
    </message>
    <message>
        <source>The tags of {name} cannot be read: {reason}.</source>
        <translation>Les étiquettes de {name} ne peuvent pas être lues : {reason}.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Il n’y a rien à annuler.</translation>
    </message>
    <message>
        <source>{name} is no longer there, nor in the folders around; if it was moved, undo it by its new name.</source>
        <translation>{name} n’est plus là, ni dans les dossiers voisins ; si le fichier a été déplacé, annulez par son nouveau nom.</translation>
    </message>
    <message>
        <source>{name} is no longer there.</source>
        <translation>{name} n’est plus là.</translation>
    </message>
    <message>
        <source>Nothing was written to {name}: it belongs to somebody else, and its owner and rights could not be kept.</source>
        <translation>Rien n’a été écrit dans {name} : le fichier appartient à quelqu’un d’autre, son propriétaire et ses droits n’ont pas pu être gardés.</translation>
    </message>
    <message>
        <source>There is no batch {batch_id} in the journal; `history` lists them.</source>
        <translation>Il n’y a pas de lot {batch_id} dans l’historique ; `history` les liste.</translation>
    </message>
    <message>
        <source>There is no write {write_id} in the journal.</source>
        <translation>Il n’y a pas d’écriture {write_id} dans l’historique.</translation>
    </message>
    <message>
        <source>Record {write_id} of the journal {name} is damaged.</source>
        <translation>L’entrée {write_id} de l’historique {name} est endommagée.</translation>
    </message>
    <message>
        <source>The journal {name} cannot be used: {reason}.</source>
        <translation>L’historique {name} n’est pas utilisable : {reason}.</translation>
    </message>
    <message>
        <source>The folder of the journal cannot be written to: {reason}.</source>
        <translation>Impossible d’écrire dans le dossier de l’historique : {reason}.</translation>
    </message>
    <message>
        <source>The program ended while this file was written, and it was moved or changed since.</source>
        <translation>Le programme s’est terminé pendant l’écriture de ce fichier, qui a été déplacé ou modifié depuis.</translation>
    </message>
    <message>
        <source>The program ended while this file was written, and it was changed since; see {name}.</source>
        <translation>Le programme s’est terminé pendant l’écriture de ce fichier, qui a été modifié depuis ; voir {name}.</translation>
    </message>
    <message>
        <source>The program ended before this file was written.</source>
        <translation>Le programme s’est terminé avant l’écriture de ce fichier.</translation>
    </message>
    <message>
        <source>This plan was saved by a newer version of Genre Tagger; update to apply it.</source>
        <translation>Ce plan vient d’une version plus récente de Genre Tagger ; mettez à jour pour l’appliquer.</translation>
    </message>
    <message>
        <source>A line of this plan is not a change Genre Tagger saved; save the plan anew.</source>
        <translation>Une ligne de ce plan n’est pas une modification enregistrée par Genre Tagger ; enregistrez le plan à nouveau.</translation>
    </message>
    <message>
        <source>The plan {name} could not be saved: {reason}.</source>
        <translation>Le plan {name} n’a pas pu être enregistré : {reason}.</translation>
    </message>
    <message>
        <source>The plan {name} could not be read: {reason}.</source>
        <translation>Le plan {name} n’a pas pu être lu : {reason}.</translation>
    </message>
    <message>
        <source>{name}, line {number}: {reason}</source>
        <translation>{name}, ligne {number} : {reason}</translation>
    </message>
    <message>
        <source>{name} could not be read: {reason}.</source>
        <translation>{name} n’a pas pu être lu : {reason}.</translation>
    </message>
    <message>
        <source>{name} could not be changed: {reason}.</source>
        <translation>{name} n’a pas pu être modifié : {reason}.</translation>
    </message>
    <message>
        <source>The remembered results were damaged ({reason}); they were set aside as {name} and begun anew.</source>
        <translation>Les résultats mémorisés étaient endommagés ({reason}) ; ils sont mis de côté dans {name} et recommencés.</translation>
    </message>
    <message>
        <source>Results could not be remembered in {name} ({reason}).</source>
        <translation>Les résultats n’ont pas pu être mémorisés dans {name} ({reason}).</translation>
    </message>
    <message>
        <source>Results cannot be remembered in {file} ({reason}).</source>
        <translation>Les résultats ne peuvent pas être mémorisés dans {file} ({reason}).</translation>
    </message>
    <message>
        <source>The settings file was damaged and now lies beside itself as {name}.</source>
        <translation>Le fichier de réglages était endommagé et se trouve maintenant à côté sous le nom {name}.</translation>
    </message>
    <message>
        <source>There is no setting “{key}”; the settings are {known}.</source>
        <translation>Il n’y a pas de réglage « {key} » ; les réglages sont {known}.</translation>
    </message>
    <message>
        <source>The settings file {file} is damaged and could not be moved away.</source>
        <translation>Le fichier de réglages {file} est endommagé et n’a pas pu être mis de côté.</translation>
    </message>
    <message>
        <source>“{key}” must be {reason}.</source>
        <translation>« {key} » doit être : {reason}.</translation>
    </message>
    <message>
        <source>The settings in {file} cannot be read ({reason}); the defaults are used.</source>
        <translation>Les réglages dans {file} ne peuvent pas être lus ({reason}) ; les valeurs par défaut sont utilisées.</translation>
    </message>
    <message>
        <source>{sentence} The defaults are used.</source>
        <translation>{sentence} Les valeurs par défaut sont utilisées.</translation>
    </message>
    <message>
        <source>{sentence} Its default is used.</source>
        <translation>{sentence} Sa valeur par défaut est utilisée.</translation>
    </message>
    <message>
        <source>Nothing was written to {name}: an interrupted write of it could not be settled.</source>
        <translation>Rien n’a été écrit dans {name} : une écriture interrompue n’a pas pu être réglée.</translation>
    </message>
    <message>
        <source>{name} has changed since the plan was made; plan it again.</source>
        <translation>{name} a changé depuis que le plan a été fait ; refaites le plan.</translation>
    </message>
    <message>
        <source>Nothing was written to {name}: it is read-only.</source>
        <translation>Rien n’a été écrit dans {name} : le fichier est en lecture seule.</translation>
    </message>
    <message>
        <source>Nothing was written to {name}: it, or its folder, is no longer there.</source>
        <translation>Rien n’a été écrit dans {name} : le fichier, ou son dossier, n’est plus là.</translation>
    </message>
    <message>
        <source>{name} was changed by another program meanwhile; nothing was written.</source>
        <translation>{name} a été modifié entre-temps par un autre programme ; rien n’a été écrit.</translation>
    </message>
    <message>
        <source>{name} could not be restored exactly; it is left as it is.</source>
        <translation>{name} n’a pas pu être rétabli exactement ; il reste tel quel.</translation>
    </message>
    <message>
        <source>{name} was edited after this change; force the undo to restore its genre alone.</source>
        <translation>{name} a été modifié après ce changement ; forcez l’annulation pour rétablir le genre seul.</translation>
    </message>
    <message>
        <source>The journal knows of nothing to undo for {name}.</source>
        <translation>Le journal ne connaît rien à annuler pour {name}.</translation>
    </message>
    <message>
        <source>{name} is a copy of {other}, which was written and is still there; undo that one.</source>
        <translation>{name} est une copie de {other}, qui a été écrit et est toujours là ; annulez celui-là.</translation>
    </message>
    <message>
        <source>Another Genre Tagger is writing tags right now; wait until it has finished, then try again.</source>
        <translation>Un autre Genre Tagger écrit des étiquettes en ce moment ; attendez qu’il ait fini, puis réessayez.</translation>
    </message>
    <message>
        <source>The model {name} is damaged or was altered: its files do not match their checksums.</source>
        <translation>Le modèle {name} est endommagé ou a été modifié : ses fichiers ne correspondent pas à leurs sommes de contrôle.</translation>
    </message>
    <message>
        <source>The model {name} lacks its file {file} or it cannot be read.</source>
        <translation>Il manque au modèle {name} son fichier {file}, ou il est illisible.</translation>
    </message>
    <message>
        <source>The file {file} of the model {name} is truncated or not a model.</source>
        <translation>Le fichier {file} du modèle {name} est tronqué ou n’est pas un modèle.</translation>
    </message>
    <message>
        <source>The model {name} was not made by Genre Tagger.</source>
        <translation>Le modèle {name} n’a pas été fait par Genre Tagger.</translation>
    </message>
    <message>
        <source>The model {name} was made by a newer version of Genre Tagger; update the program to use it.</source>
        <translation>Le modèle {name} vient d’une version plus récente de Genre Tagger ; mettez le programme à jour pour l’utiliser.</translation>
    </message>
    <message>
        <source>The description of the model {name} is incomplete.</source>
        <translation>La description du modèle {name} est incomplète.</translation>
    </message>
    <message>
        <source>The description of the model {name} was altered or is damaged.</source>
        <translation>La description du modèle {name} a été modifiée ou est endommagée.</translation>
    </message>
    <message>
        <source>The network of model {name} could not be loaded.</source>
        <translation>Le réseau du modèle {name} n’a pas pu être chargé.</translation>
    </message>
    <message>
        <source>The program came without a model; install it again.</source>
        <translation>Le programme est venu sans modèle ; réinstallez-le.</translation>
    </message>
    <message>
        <source>The PortAudio library is missing, so nothing can be played or recorded; install libportaudio2.</source>
        <translation>La bibliothèque PortAudio manque, donc rien ne peut être lu ni enregistré ; installez libportaudio2.</translation>
    </message>
    <message>
        <source>The sound system did not answer; check that it is running.</source>
        <translation>Le système audio n’a pas répondu ; vérifiez qu’il fonctionne.</translation>
    </message>
    <message>
        <source>No sound output was found; connect or switch on a device.</source>
        <translation>Aucune sortie audio trouvée ; branchez ou allumez un périphérique.</translation>
    </message>
    <message>
        <source>The output “{name}” is not there; choose another device.</source>
        <translation>La sortie « {name} » n’est pas là ; choisissez un autre périphérique.</translation>
    </message>
    <message>
        <source>The output “{name}” could not be opened; another program may hold it.</source>
        <translation>La sortie « {name} » n’a pas pu être ouverte ; un autre programme la retient peut-être.</translation>
    </message>
    <message>
        <source>The output “{name}” could not be started; choose another device.</source>
        <translation>La sortie « {name} » n’a pas pu démarrer ; choisissez un autre périphérique.</translation>
    </message>
    <message>
        <source>The output “{name}” went away; choose another device and press play.</source>
        <translation>La sortie « {name} » a disparu ; choisissez un autre périphérique et relancez la lecture.</translation>
    </message>
    <message>
        <source>No microphone or line-in was found; connect one, or feed from a file.</source>
        <translation>Aucun micro ni entrée ligne trouvés ; branchez-en un, ou passez un fichier.</translation>
    </message>
    <message>
        <source>{folder} is not among your training runs.</source>
        <translation>{folder} ne fait pas partie de vos entraînements.</translation>
    </message>
    <message>
        <source>The run {name} is under way; stop it first.</source>
        <translation>L’entraînement {name} est en cours ; arrêtez-le d’abord.</translation>
    </message>
    <message>
        <source>The run {name} could not be deleted: {reason}.</source>
        <translation>L’entraînement {name} n’a pas pu être supprimé : {reason}.</translation>
    </message>
    <message>
        <source>The input {name} is not there; choose another source.</source>
        <translation>L’entrée {name} n’est pas là ; choisissez une autre source.</translation>
    </message>
    <message>
        <source>The input {name} could not be opened; another program may hold it.</source>
        <translation>L’entrée {name} n’a pas pu être ouverte ; un autre programme la retient peut-être.</translation>
    </message>
    <message>
        <source>The input “{name}” could not be started; choose another source.</source>
        <translation>L’entrée « {name} » n’a pas pu démarrer ; choisissez une autre source.</translation>
    </message>
    <message>
        <source>The input “{name}” went away; choose another source.</source>
        <translation>L’entrée « {name} » a disparu ; choisissez une autre source.</translation>
    </message>
    <message>
        <source>Nothing can be recorded into {name}; choose another folder.</source>
        <translation>Rien ne peut être enregistré dans {name} ; choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{name} could not be written any further; is the disk full?</source>
        <translation>{name} n’a pas pu être écrit plus loin ; le disque est-il plein ?</translation>
    </message>
    <message>
        <source>{name} could not be completed; is the disk full?</source>
        <translation>{name} n’a pas pu être achevé ; le disque est-il plein ?</translation>
    </message>
    <message>
        <source>The new model brings no figures, so it cannot be compared on test music.</source>
        <translation>Le nouveau modèle n’apporte pas de chiffres et ne peut pas être comparé sur de la musique de test.</translation>
    </message>
    <message>
        <source>The clips the new model was tested on are no longer there, so it cannot be compared on test music.</source>
        <translation>Les clips de test du nouveau modèle ne sont plus là ; il ne peut pas être comparé sur de la musique de test.</translation>
    </message>
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
    <message>
        <source>no genre is likely enough</source>
        <translation>aucun genre n’est assez probable</translation>
    </message>
    <message>
        <source>confidence {confidence:.2f} is below {least:.2f}</source>
        <translation>la confiance {confidence:.2f} est inférieure à {least:.2f}</translation>
    </message>
    <message>
        <source>joins the genres it has</source>
        <translation>s’ajoute aux genres</translation>
    </message>
    <message>
        <source>had no genre</source>
        <translation>n’avait pas de genre</translation>
    </message>
    <message>
        <source>has a genre already: {genres}</source>
        <translation>a déjà un genre : {genres}</translation>
    </message>
    <message>
        <source>has {genre} already</source>
        <translation>a déjà {genre}</translation>
    </message>
    <message>
        <source>its genre is already {genre}</source>
        <translation>le genre est déjà {genre}</translation>
    </message>
    <message>
        <source>replaces the genre</source>
        <translation>remplace le genre</translation>
    </message>
    <message>
        <source>it is read-only</source>
        <translation>il est en lecture seule</translation>
    </message>
    <message>
        <source>it, or its folder, is no longer there</source>
        <translation>il n’est plus là, ou son dossier</translation>
    </message>
    <message>
        <source>it is no longer there</source>
        <translation>il n’est plus là</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>le disque est plein</translation>
    </message>
    <message>
        <source>your share of the disk is full</source>
        <translation>votre part du disque est pleine</translation>
    </message>
    <message>
        <source>the system does not allow files of this size</source>
        <translation>le système n’admet pas de fichiers de cette taille</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>le disque est en lecture seule</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>le disque signale une erreur</translation>
    </message>
    <message>
        <source>there is no permission to write into its folder</source>
        <translation>l’écriture dans son dossier n’est pas permise</translation>
    </message>
    <message>
        <source>there is no permission to write there</source>
        <translation>l’écriture n’y est pas permise</translation>
    </message>
    <message>
        <source>it belongs to somebody else, and its owner and rights could not be kept</source>
        <translation>il appartient à quelqu’un d’autre, et son propriétaire et ses droits n’ont pas pu être gardés</translation>
    </message>
    <message>
        <source>an interrupted write of it could not be settled</source>
        <translation>une écriture interrompue n’a pas pu être réglée</translation>
    </message>
    <message>
        <source>it is not an audio file of a kind that is known here</source>
        <translation>ce n’est pas un fichier audio d’un type connu ici</translation>
    </message>
    <message>
        <source>it is not an ordinary file</source>
        <translation>ce n’est pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>{kind} files cannot hold a genre tag that players agree on</source>
        <translation>les fichiers {kind} ne peuvent pas porter d’étiquette de genre reconnue par tous les lecteurs</translation>
    </message>
    <message>
        <source>writing tags into {kind} files is not supported</source>
        <translation>l’écriture d’étiquettes dans les fichiers {kind} n’est pas prise en charge</translation>
    </message>
    <message>
        <source>its {kind} header and its length disagree (cut short, or never finished)</source>
        <translation>son en-tête {kind} et sa longueur se contredisent (coupé, ou jamais terminé)</translation>
    </message>
    <message>
        <source>its only tag is ID3v1 in an unknown encoding, which has no room for {genre}; convert it to ID3v2 first</source>
        <translation>sa seule étiquette est un ID3v1 d’encodage inconnu, où {genre} ne tient pas ; convertissez-la d’abord en ID3v2</translation>
    </message>
    <message>
        <source>its DIIN chunk holds text in an unknown encoding, which a new tag would hide</source>
        <translation>son bloc DIIN contient du texte d’encodage inconnu, qu’une nouvelle étiquette cacherait</translation>
    </message>
    <message>
        <source>its ID3 chunk holds something that is no ID3 tag</source>
        <translation>son bloc ID3 contient autre chose qu’une étiquette ID3</translation>
    </message>
    <message>
        <source>with a tag in it no player could read its sound; it is not the kind of file it looks like</source>
        <translation>avec une étiquette, aucun lecteur ne pourrait plus lire son contenu ; ce n’est pas le type de fichier qu’il paraît être</translation>
    </message>
    <message>
        <source>with a tag in it its sound would begin differently; it is damaged or of an unusual kind</source>
        <translation>avec une étiquette, le son commencerait autrement ; il est endommagé ou d’un type inhabituel</translation>
    </message>
    <message>
        <source>its tags are damaged ({detail})</source>
        <translation>ses étiquettes sont endommagées ({detail})</translation>
    </message>
    <message>
        <source>its tags are laid out in a way that is not known here</source>
        <translation>ses étiquettes sont disposées d’une façon inconnue ici</translation>
    </message>
    <message>
        <source>no sound was found in this {kind} file</source>
        <translation>aucun son n’a été trouvé dans ce fichier {kind}</translation>
    </message>
    <message>
        <source>the pad byte behind its {chunk} chunk is missing, so that players disagree about what follows</source>
        <translation>l’octet de remplissage manque derrière son bloc {chunk}, si bien que les lecteurs divergent sur la suite</translation>
    </message>
    <message>
        <source>its metadata are QuickTime&apos;s, not MP4&apos;s</source>
        <translation>ses métadonnées sont celles de QuickTime, non de MP4</translation>
    </message>
    <message>
        <source>its metadata are not of the kind that iTunes and other players write</source>
        <translation>ses métadonnées ne sont pas du type qu’écrivent iTunes et d’autres lecteurs</translation>
    </message>
    <message>
        <source>its Matroska header is damaged</source>
        <translation>son en-tête Matroska est endommagé</translation>
    </message>
    <message>
        <source>its LIST INFO is damaged</source>
        <translation>son LIST INFO est endommagé</translation>
    </message>
    <message>
        <source>its ID3 chunk is named &quot;id3 &quot;, which many readers of AIFF files do not find</source>
        <translation>son bloc ID3 se nomme « id3 », ce que beaucoup de programmes ne trouvent pas dans un fichier AIFF</translation>
    </message>
    <message>
        <source>other programs would read more than the genre differently ({detail})</source>
        <translation>d’autres programmes liraient autrement plus que le genre ({detail})</translation>
    </message>
    <message>
        <source>other programs find a genre in {place} that cannot be changed here</source>
        <translation>d’autres programmes trouvent un genre ({place}) qui ne peut pas être modifié ici</translation>
    </message>
    <message>
        <source>other programs would not read the genre as it is meant</source>
        <translation>d’autres programmes ne liraient pas le genre tel qu’il est voulu</translation>
    </message>
    <message>
        <source>other programs would not find the genre in it</source>
        <translation>d’autres programmes n’y trouveraient pas le genre</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>permission refusée</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>erreur d’entrée/sortie</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>plus de place sur le disque</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>fichier ou dossier introuvable</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>système de fichiers en lecture seule</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>lien vers le fichier perdu</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>trop de fichiers ouverts</translation>
    </message>
    <message>
        <source>the default input</source>
        <translation>par défaut</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validation</translation>
    </message>
    <message>
        <source>test</source>
        <translation>test</translation>
    </message>
    <message>
        <source>training corpus: {count} windows, {total} artist groups</source>
        <translation>corpus d’entraînement : {count} fenêtres, {total} groupes d’artistes</translation>
    </message>
    <message>
        <source>{count} labelled tracks of yours and {total} others of your library</source>
        <translation>{count} titres étiquetés par vous et {total} autres de votre bibliothèque</translation>
    </message>
    <message>
        <source>{data}: {tracks} tracks to learn from, {count} for validation, {total} for the test</source>
        <translation>{data} : {tracks} titres pour apprendre, {count} pour la validation, {total} pour le test</translation>
    </message>
</context>
<context>
    <name>EvidencePage</name>
    <message>
        <source>Play this part</source>
        <translation>Lire cette partie</translation>
    </message>
    <message>
        <source>Play this part of the track (Space)</source>
        <translation>Lire cette partie du titre (Espace)</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Superposition</translation>
    </message>
    <message>
        <source>What is laid over the spectrogram</source>
        <translation>Ce qui est superposé au spectrogramme</translation>
    </message>
    <message>
        <source>Evidence (Grad-CAM)</source>
        <translation>Indices (Grad-CAM)</translation>
    </message>
    <message>
        <source>Occlusion check</source>
        <translation>Contrôle par occultation</translation>
    </message>
    <message>
        <source>Spectrogram only</source>
        <translation>Spectrogramme seul</translation>
    </message>
    <message>
        <source>Stage the evidence is taken from</source>
        <translation>Étage d’où viennent les indices</translation>
    </message>
    <message>
        <source>Later stages see more context, earlier ones finer detail</source>
        <translation>Les derniers étages voient plus de contexte, les premiers plus de détail</translation>
    </message>
    <message>
        <source>Strength of the overlay</source>
        <translation>Intensité de la superposition</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Each number says by how many points {genre} changes when that patch alone is hidden: − speaks for {genre}, + against it.</source>
        <translation>Chaque nombre dit de combien de points {genre} change quand seule cette zone est cachée : − parle pour {genre}, + contre.</translation>
    </message>
    <message>
        <source>Nothing in this part of the track speaks for {genre}.</source>
        <translation>Rien dans cette partie du titre ne parle pour {genre}.</translation>
    </message>
    <message>
        <source>Bright and outlined: what speaks most for {genre}, predicted here with {share} %.</source>
        <translation>Clair et cerné : ce qui parle le plus pour {genre}, prédit ici à {share} %.</translation>
    </message>
    <message>
        <source>Check: hiding the {count} patches with the most evidence costs {genre} {top} points, hiding as many at random {random} on average, hiding those with the least {bottom}.</source>
        <translation>Contrôle : cacher les {count} zones aux indices les plus forts coûte {top} points à {genre}, autant au hasard {random} en moyenne, les plus faibles {bottom}.</translation>
    </message>
    <message>
        <source>Take the picture with care: hiding it hardly changes the answer.</source>
        <translation>À prendre avec prudence : le cacher ne change guère la réponse.</translation>
    </message>
    <message>
        <source>The evidence holds: it beats {share} % of random choices.</source>
        <translation>Les indices tiennent : ils dépassent {share} % des choix au hasard.</translation>
    </message>
    <message>
        <source>Take the picture with care: it beats only {share} % of random choices.</source>
        <translation>À prendre avec prudence : cela ne dépasse que {share} % des choix au hasard.</translation>
    </message>
</context>
<context>
    <name>EvidencePlot</name>
    <message>
        <source>What speaks for the genre, over the spectrogram</source>
        <translation>Ce qui parle pour le genre, sur le spectrogramme</translation>
    </message>
    <message>
        <source>evidence {share} %</source>
        <translation>indice {share} %</translation>
    </message>
    <message>
        <source>hiding this patch: {points} points</source>
        <translation>cette zone cachée : {points} points</translation>
    </message>
    <message>
        <source>Most evidence for {genre} at {moment}, around {hz} Hz</source>
        <translation>Le plus d’indices pour {genre} à {moment}, vers {hz} Hz</translation>
    </message>
    <message>
        <source>Space plays, arrow keys move through the window.</source>
        <translation>Espace lit, les flèches parcourent l’extrait.</translation>
    </message>
</context>
<context>
    <name>ExplanationDialog</name>
    <message>
        <source>Why this genre?</source>
        <translation>Pourquoi ce genre ?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ExplanationView</name>
    <message>
        <source>Earlier part</source>
        <translation>Partie précédente</translation>
    </message>
    <message>
        <source>Later part</source>
        <translation>Partie suivante</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Genre to explain</source>
        <translation>Genre à expliquer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Parts of the explanation</source>
        <translation>Parties de l’explication</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Indices</translation>
    </message>
    <message>
        <source>Filters and feature maps</source>
        <translation>Filtres et cartes</translation>
    </message>
    <message>
        <source>State over time</source>
        <translation>État dans le temps</translation>
    </message>
    <message>
        <source>Ask what speaks for any of the genres, not only the predicted one</source>
        <translation>Demandez ce qui parle pour n’importe quel genre, pas seulement celui prédit</translation>
    </message>
    <message>
        <source>Why this genre?</source>
        <translation>Pourquoi ce genre ?</translation>
    </message>
    <message>
        <source>Choose a track, then ask why: what in its sound speaks for the predicted genre.</source>
        <translation>Choisissez un titre, puis demandez pourquoi : ce qui, dans le son, parle pour le genre prédit.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Looking for the evidence</source>
        <translation>Recherche des indices</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>Cela prend quelques secondes.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>The explanation was not finished.</source>
        <translation>L’explication n’est pas terminée.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>Un problème inattendu est survenu.</translation>
    </message>
    <message>
        <source>This track cannot be explained</source>
        <translation>Ce titre ne peut être expliqué</translation>
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
        <source>No track of the list has a genre yet.</source>
        <translation>Aucun titre de la liste n’a encore de genre.</translation>
    </message>
    <message>
        <source>Saved {names} in {folder}.</source>
        <translation>{names} enregistré dans {folder}.</translation>
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
        <translation>encore quelques secondes</translation>
    </message>
    <message>
        <source>about {likely} left ({low} to {high})</source>
        <translation>encore {likely} environ ({low} à {high})</translation>
    </message>
    <message>
        <source>about {likely} left</source>
        <translation>encore {likely} environ</translation>
    </message>
    <message>
        <source>{rate} clips/s</source>
        <translation>{rate} extraits/s</translation>
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
        <source>Map of the tracks by how alike they sound</source>
        <translation>Carte des morceaux selon leur ressemblance sonore</translation>
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
        <source>Write %Ln tag(s)…</source>
        <translation>
            <numerusform>Écrire %Ln étiquette…</numerusform>
            <numerusform>Écrire %Ln étiquettes…</numerusform>
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
    <name>GenreList</name>
    <message>
        <source>Genres found</source>
        <translation>Genres trouvés</translation>
    </message>
    <message>
        <source>Untick a genre to leave its clips out</source>
        <translation>Décochez un genre pour laisser ses extraits de côté</translation>
    </message>
    <message>
        <source>{genre}, {count} clips</source>
        <translation>{genre}, {count} extraits</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>en</source>
        <comment>the folder of the guide in this language: en, de or fr</comment>
        <translation>fr</translation>
    </message>
    <message>
        <source>The page before (Alt+Left)</source>
        <translation>Page précédente (Alt+Gauche)</translation>
    </message>
    <message>
        <source>The page after (Alt+Right)</source>
        <translation>Page suivante (Alt+Droite)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Rechercher dans le guide</translation>
    </message>
    <message>
        <source>No page has all of these words.</source>
        <translation>Aucune page ne contient tous ces mots.</translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation>Pages du guide</translation>
    </message>
    <message>
        <source>Guide: {page}</source>
        <translation>Guide : {page}</translation>
    </message>
    <message>
        <source>{page} – Guide to Genre Tagger</source>
        <translation>{page} – Guide de Genre Tagger</translation>
    </message>
</context>
<context>
    <name>HeldOutTable</name>
    <message>
        <source>{genre}, by your word; it was {before}</source>
        <translation>{genre}, d’après vous ; c’était {before}</translation>
    </message>
    <message>
        <source>{genre}, says the linear baseline</source>
        <translation>{genre}, dit le modèle linéaire</translation>
    </message>
    <message>
        <source>{genre}, says the network</source>
        <translation>{genre}, dit le réseau</translation>
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
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Make room: forget old writes. They can no longer be undone.</source>
        <translation>Faire de la place : oublier d’anciennes écritures. Elles ne pourront plus être annulées.</translation>
    </message>
    <message>
        <source>Older than a year…</source>
        <translation>Plus d’un an…</translation>
    </message>
    <message>
        <source>Older than three months…</source>
        <translation>Plus de trois mois…</translation>
    </message>
    <message>
        <source>Older than a month…</source>
        <translation>Plus d’un mois…</translation>
    </message>
    <message>
        <source>Everything…</source>
        <translation>Tout…</translation>
    </message>
    <message>
        <source>Forget these writes? Your music stays as it is, but they can no longer be undone.</source>
        <translation>Oublier ces écritures ? Votre musique reste telle quelle, mais elles ne pourront plus être annulées.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln write(s) forgotten.</source>
        <translation>
            <numerusform>%Ln écriture oubliée.</numerusform>
            <numerusform>%Ln écritures oubliées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln written</source>
        <translation>
            <numerusform>%Ln écrit</numerusform>
            <numerusform>%Ln écrits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln taken back</source>
        <translation>
            <numerusform>%Ln annulé</numerusform>
            <numerusform>%Ln annulés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln échec</numerusform>
            <numerusform>%Ln échecs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) changed after they were written. The genre goes back, later edits stay.</source>
        <translation>
            <numerusform>%Ln fichier a changé après l’écriture. Le genre est rétabli, les modifications ultérieures restent.</numerusform>
            <numerusform>%Ln fichiers ont changé après l’écriture. Le genre est rétabli, les modifications ultérieures restent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are as they were before.</source>
        <translation>
            <numerusform>%Ln fichier est comme avant.</numerusform>
            <numerusform>%Ln fichiers sont comme avant.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since and were left alone.</source>
        <translation>
            <numerusform>%Ln a changé depuis et n’a pas été touché.</numerusform>
            <numerusform>%Ln ont changé depuis et n’ont pas été touchés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be taken back.</source>
        <translation>
            <numerusform>%Ln n’a pas pu être annulé.</numerusform>
            <numerusform>%Ln n’ont pas pu être annulés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been written yet. What you write will be listed here.</source>
        <translation>Rien n’a encore été écrit. Ce que vous écrirez figurera ici.</translation>
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
</context>
<context>
    <name>KernelPlot</name>
    <message>
        <source>Weights of the filter</source>
        <translation>Poids du filtre</translation>
    </message>
</context>
<context>
    <name>LatePage</name>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
</context>
<context>
    <name>LearnDialog</name>
    <message>
        <source>Learn from my corrections</source>
        <translation>Apprendre de mes corrections</translation>
    </message>
    <message>
        <source>The model in use is trained further on the genres you chose, and on folders that you sorted by genre. What it says of the rest of your music is kept. A quarter of your tracks, of artists of their own, is held out to see whether the new model is better. It is not used until you say so.</source>
        <translation>Le modèle utilisé est entraîné davantage sur les genres que vous avez choisis et sur les dossiers que vous avez classés par genre. Ce qu’il dit du reste de votre musique est conservé. Un quart de vos titres, d’artistes à part, est mis de côté pour voir si le nouveau modèle est meilleur. Il n’est pas utilisé avant que vous ne le demandiez.</translation>
    </message>
    <message>
        <source>A model of your own</source>
        <translation>Un modèle à vous</translation>
    </message>
    <message>
        <source>Reading your corrections…</source>
        <translation>Lecture de vos corrections…</translation>
    </message>
    <message>
        <source>Labelled music to learn from, one folder for each genre</source>
        <translation>Musique étiquetée pour apprendre, un dossier par genre</translation>
    </message>
    <message>
        <source>Add a folder per genre…</source>
        <translation>Ajouter un dossier par genre…</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Apprendre</translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation>Arrêter et garder le meilleur</translation>
    </message>
    <message>
        <source>See what would change…</source>
        <translation>Voir ce qui changerait…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Stopping after what is under way…</source>
        <translation>Arrêt après l’étape en cours…</translation>
    </message>
    <message>
        <source>Choose a folder that holds one folder for each genre</source>
        <translation>Choisir un dossier qui contient un dossier par genre</translation>
    </message>
    <message>
        <source>Comparing before and after</source>
        <translation>Comparaison avant et après</translation>
    </message>
    <message>
        <source>Reading the music</source>
        <translation>Lecture de la musique</translation>
    </message>
    <message>
        <source>Training, epoch {epoch}</source>
        <translation>Entraînement, époque {epoch}</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: {share} of the training tracks are right</source>
        <translation>Époque {epoch} sur {epochs} : {share} des titres d’entraînement sont justes</translation>
    </message>
    <message>
        <source>Learning takes at least {tracks} corrected tracks from {groups} artists or folders; there are {count} from {there} so far. Correct some more genres in the Library tab, or add a folder per genre.</source>
        <translation>Pour apprendre, il faut au moins {tracks} titres corrigés de {groups} artistes ou dossiers ; il y en a {count} de {there} pour l’instant. Corrigez encore quelques genres dans l’onglet Bibliothèque, ou ajoutez un dossier par genre.</translation>
    </message>
    <message>
        <source>Learning from {labeled} labelled tracks and {others} others; {held_out} are held out.</source>
        <translation>Apprentissage sur {labeled} titres étiquetés et {others} autres ; {held_out} sont mis de côté.</translation>
    </message>
    <message>
        <source>{name} is trained</source>
        <translation>{name} est entraîné</translation>
    </message>
    <message numerus="yes">
        <source>%Ln corrected track(s)</source>
        <translation>
            <numerusform>%Ln morceau corrigé</numerusform>
            <numerusform>%Ln morceaux corrigés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln artist(s) or folder(s)</source>
        <translation>
            <numerusform>%Ln artiste ou dossier</numerusform>
            <numerusform>%Ln artistes ou dossiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other track(s) of the library at hand</source>
        <translation>
            <numerusform>%Ln autre morceau de la bibliothèque</numerusform>
            <numerusform>%Ln autres morceaux de la bibliothèque</numerusform>
        </translation>
    </message>
    <message>
        <source>{tracks} of {groups}, and {others}.</source>
        <translation>{tracks} de {groups}, et {others}.</translation>
    </message>
</context>
<context>
    <name>LevelBar</name>
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
        <source>Frames per second, latency, lost blocks</source>
        <translation>Images par seconde, latence, blocs perdus</translation>
    </message>
    <message>
        <source>Frames per second, time from a block&apos;s arrival to the screen, blocks lost since the start</source>
        <translation>Images par seconde, temps entre l’arrivée d’un bloc et l’écran, blocs perdus depuis le début</translation>
    </message>
    <message>
        <source>Hold the picture, to zoom and pan in it; classification goes on (F)</source>
        <translation>Fige l’image, pour y zoomer et la déplacer ; le classement continue (F)</translation>
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
        <source>Music ({kinds})</source>
        <translation>Musique ({kinds})</translation>
    </message>
    <message>
        <source>Feed from file</source>
        <translation>Lire un fichier</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Stop (Space)</source>
        <translation>Arrêter (Espace)</translation>
    </message>
    <message>
        <source>Start (Space)</source>
        <translation>Démarrer (Espace)</translation>
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
    <name>LiveGenres</name>
    <message>
        <source>The first prediction comes after three seconds…</source>
        <translation>La première prédiction vient après trois secondes…</translation>
    </message>
    <message>
        <source>No model: the views work, but nothing is classified.</source>
        <translation>Pas de modèle : les vues marchent, mais rien n’est classé.</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Silence</translation>
    </message>
    <message>
        <source>Warming up: {heard} of {window} s</source>
        <translation>Préparation : {heard} sur {window} s</translation>
    </message>
</context>
<context>
    <name>LivePlot</name>
    <message>
        <source>Live waveform and spectrogram</source>
        <translation>Forme d’onde et spectrogramme en direct</translation>
    </message>
    <message>
        <source>The newest sound is at the right. In a frozen picture arrow keys scroll, plus and minus zoom.</source>
        <translation>Le son le plus récent est à droite. Dans une image figée, les flèches déplacent, plus et moins zooment.</translation>
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
        <source>Recording {when}</source>
        <translation>Enregistrement {when}</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>{name} enregistré</translation>
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
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Tags are being written. The file under way will be finished, the rest stays as it is. Quit?</source>
        <translation>Des étiquettes sont en cours d’écriture. Le fichier en cours sera terminé, le reste demeure tel quel. Quitter ?</translation>
    </message>
    <message>
        <source>A network is being trained. The run is paused now and can go on later. Quit?</source>
        <translation>Un réseau est en cours d’entraînement. Il est mis en pause et pourra reprendre plus tard. Quitter ?</translation>
    </message>
    <message>
        <source>Tracks are still being classified. The predictions so far are remembered. Quit?</source>
        <translation>Des morceaux sont encore en cours de classement. Les prédictions faites sont conservées. Quitter ?</translation>
    </message>
    <message>
        <source>Quit Genre Tagger</source>
        <translation>Quitter Genre Tagger</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>Filled where a genre is proposed, hollow where it is Unknown; larger is surer.</source>
        <translation>Plein quand un genre est proposé, creux quand il est inconnu ; plus grand, plus sûr.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
</context>
<context>
    <name>MapList</name>
    <message>
        <source>Feature maps of this stage</source>
        <translation>Cartes de cet étage</translation>
    </message>
    <message>
        <source>Filter {number}</source>
        <translation>Filtre {number}</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>Classify them</source>
        <translation>Les classer</translation>
    </message>
    <message>
        <source>No tracks are listed</source>
        <translation>Aucun morceau dans la liste</translation>
    </message>
    <message>
        <source>The map shows what the table lists.</source>
        <translation>La carte montre ce que la table énumère.</translation>
    </message>
    <message>
        <source>This model has no map</source>
        <translation>Ce modèle n’a pas de carte</translation>
    </message>
    <message>
        <source>The model in use was made by an older version and does not say where a track lies among others. Choose a newer model, or train one; its predictions have places.</source>
        <translation>Le modèle utilisé vient d’une version antérieure et ne dit pas où se place un morceau parmi les autres. Choisissez un modèle plus récent ou entraînez-en un ; ses prédictions ont une place.</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modèles…</translation>
    </message>
    <message>
        <source>Placing the tracks…</source>
        <translation>Placement des morceaux…</translation>
    </message>
    <message>
        <source>What sounds alike will lie together.</source>
        <translation>Ce qui se ressemble sera rapproché.</translation>
    </message>
    <message>
        <source>Tracks are being classified</source>
        <translation>Classement des morceaux en cours</translation>
    </message>
    <message>
        <source>They appear here as they are done.</source>
        <translation>Ils apparaissent ici au fur et à mesure.</translation>
    </message>
    <message>
        <source>No track has a place yet</source>
        <translation>Aucun morceau n’a encore de place</translation>
    </message>
    <message>
        <source>Not yet classified with this version of the model: {missing} of {listed} tracks.</source>
        <translation>Pas encore classés avec cette version du modèle : {missing} morceaux sur {listed}.</translation>
    </message>
    <message>
        <source>Placed roughly (PCA); the full edition lays like beside like more closely (t-SNE).</source>
        <translation>Placement grossier (PCA) ; l’édition complète rapproche davantage ce qui se ressemble (t-SNE).</translation>
    </message>
    <message>
        <source>Arranging what sounds alike…</source>
        <translation>Rapprochement de ce qui se ressemble…</translation>
    </message>
    <message>
        <source>{unknown}, likeliest {genre}</source>
        <translation>{unknown}, plutôt {genre}</translation>
    </message>
    <message>
        <source>Tracks on the map, alike ones together: {count}. Selected: {selected}.</source>
        <translation>Morceaux sur la carte, les semblables ensemble : {count}. Sélectionnés : {selected}.</translation>
    </message>
</context>
<context>
    <name>MapPlot</name>
    <message>
        <source>Feature map</source>
        <translation>Carte de caractéristiques</translation>
    </message>
    <message>
        <source>Map of the library</source>
        <translation>Carte de la bibliothèque</translation>
    </message>
</context>
<context>
    <name>MapTools</name>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Draw around tracks to select them; Shift adds to them</source>
        <translation>Entourer des morceaux pour les sélectionner ; Maj les ajoute</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>Drag the map; the middle button always does</source>
        <translation>Faire glisser la carte ; le bouton du milieu le fait toujours</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Tous les morceaux</translation>
    </message>
    <message>
        <source>Show the whole map (F)</source>
        <translation>Afficher toute la carte (F)</translation>
    </message>
    <message>
        <source>Close the map</source>
        <translation>Fermer la carte</translation>
    </message>
</context>
<context>
    <name>MapsPage</name>
    <message>
        <source>Convolution stage</source>
        <translation>Étage de convolution</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>Which filter of the stage is shown large</source>
        <translation>Quel filtre de l’étage est montré en grand</translation>
    </message>
    <message>
        <source>Input of the filter</source>
        <translation>Entrée du filtre</translation>
    </message>
    <message>
        <source>Which of the maps of the stage before these weights are for</source>
        <translation>À quelle carte de l’étage précédent ces poids s’appliquent</translation>
    </message>
    <message>
        <source>conv{stage} filter {number}</source>
        <translation>conv{stage} filtre {number}</translation>
    </message>
    <message>
        <source>One of the two filters that the study shows</source>
        <translation>Un des deux filtres que montre l’étude</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %Ln filter(s)</source>
        <translation>
            <numerusform>{name} : %Ln filtre</numerusform>
            <numerusform>{name} : %Ln filtres</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean of inputs</source>
        <translation>Moyenne des entrées</translation>
    </message>
    <message>
        <source>Input {number}</source>
        <translation>Entrée {number}</translation>
    </message>
    <message>
        <source>{stage}, filter {number}</source>
        <translation>{stage}, filtre {number}</translation>
    </message>
</context>
<context>
    <name>MistakesPage</name>
    <message>
        <source>Track</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Prédit</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>Erreurs les plus sûres</translation>
    </message>
    <message>
        <source>{count} of {whole} answers were wrong. The surest ones stand first: play them to tell whether the network or the label is mistaken.</source>
        <translation>{count} prédictions sur {whole} étaient fausses. Les plus sûres d’abord : lisez-les pour savoir si c’est le réseau ou l’étiquette qui se trompe.</translation>
    </message>
    <message>
        <source>No mistakes</source>
        <translation>Aucune erreur</translation>
    </message>
    <message>
        <source>Every held-out track was recognised.</source>
        <translation>Chaque titre mis de côté a été reconnu.</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>F1 of each genre</source>
        <translation>F1 de chaque genre</translation>
    </message>
    <message>
        <source>About this model</source>
        <translation>À propos de ce modèle</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>utilisé</translation>
    </message>
    <message>
        <source>Accuracy {value}</source>
        <translation>Exactitude {value}</translation>
    </message>
    <message>
        <source>Macro-F1 {value}</source>
        <translation>Macro-F1 {value}</translation>
    </message>
    <message>
        <source>on {music} it was not trained on</source>
        <translation>sur de la musique absente de l’entraînement : {music}</translation>
    </message>
</context>
<context>
    <name>ModelControl</name>
    <message>
        <source>{name} is in use again.</source>
        <translation>{name} est de nouveau utilisé.</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>{share} right</source>
        <translation>{share} juste</translation>
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
        <translation>aucun chiffre</translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation>fourni avec le programme</translation>
    </message>
    <message>
        <source>trained here</source>
        <translation>entraîné ici</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>Labelled tracks that were held out</source>
        <translation>Titres étiquetés mis de côté</translation>
    </message>
    <message>
        <source>Other tracks with the genre they had before</source>
        <translation>Autres titres ayant le même genre qu’avant</translation>
    </message>
    <message>
        <source>{genres}, or none of these</source>
        <translation>{genres}, ou aucun de ceux-ci</translation>
    </message>
    <message>
        <source>Grown from</source>
        <translation>Issu de</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Entraîné sur</translation>
    </message>
    <message>
        <source>Training run</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Créé le</translation>
    </message>
    <message>
        <source>Says Unknown</source>
        <translation>Dit Inconnu</translation>
    </message>
    <message>
        <source>below a confidence of {share}</source>
        <translation>en dessous d’une confiance de {share}</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message numerus="yes">
        <source>%Ln window(s)</source>
        <translation>
            <numerusform>%Ln extrait</numerusform>
            <numerusform>%Ln extraits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s)</source>
        <translation>
            <numerusform>%Ln clip</numerusform>
            <numerusform>%Ln clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln artist(s)</source>
        <translation>
            <numerusform>%Ln artiste</numerusform>
            <numerusform>%Ln artistes</numerusform>
        </translation>
    </message>
    <message>
        <source>{clips} of {artists}</source>
        <translation>{clips} de {artists}</translation>
    </message>
    <message>
        <source>learned from your corrections</source>
        <translation>appris de vos corrections</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>The test it was measured on before</source>
        <translation>Le test sur lequel il était mesuré avant</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>non mesuré</translation>
    </message>
    <message>
        <source>right: {change} (of {count})</source>
        <translation>justes : {change} (sur {count})</translation>
    </message>
    <message>
        <source>Better than {parent} on {tracks} held-out tracks of {artists} artists: {change} right ({gain}).</source>
        <translation>Meilleur que {parent} sur {tracks} titres mis de côté de {artists} artistes : {change} justes ({gain}).</translation>
    </message>
    <message>
        <source>Perhaps better than {parent}: {change} right on {tracks} held-out tracks of {artists} artists ({gain}), too few to tell it from chance.</source>
        <translation>Peut-être meilleur que {parent} : {change} justes sur {tracks} titres mis de côté de {artists} artistes ({gain}), trop peu pour le distinguer du hasard.</translation>
    </message>
    <message>
        <source>Not better than {parent}, so using it is not advised: {change} right on {tracks} held-out tracks of {artists} artists ({gain}).</source>
        <translation>Pas meilleur que {parent}, il est donc déconseillé de l’utiliser : {change} justes sur {tracks} titres mis de côté de {artists} artistes ({gain}).</translation>
    </message>
    <message>
        <source>{low} to {high} percentage points, 95 % interval</source>
        <translation>{low} à {high} points de pourcentage, intervalle à 95 %</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} ({low} à {high})</translation>
    </message>
    <message>
        <source>{count} × {seconds} s of a track</source>
        <translation>{count} × {seconds} s d’un morceau</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ModelsPanel</name>
    <message>
        <source>Use this model…</source>
        <translation>Utiliser ce modèle…</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Revenir en arrière</translation>
    </message>
    <message>
        <source>Learn from my corrections…</source>
        <translation>Apprendre de mes corrections…</translation>
    </message>
    <message>
        <source>Train a model of your own on the genres you corrected</source>
        <translation>Entraîner un modèle à vous avec les genres corrigés</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Check that nothing was altered and that the model answers as it was trained to</source>
        <translation>Vérifier que rien n’a été modifié et que le modèle répond comme il a été entraîné</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>See what would change in your library, then use this model</source>
        <translation>Voir ce qui changerait dans votre bibliothèque, puis utiliser ce modèle</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Reading the models…</source>
        <translation>Lecture des modèles…</translation>
    </message>
    <message>
        <source>Keep this network as a model</source>
        <translation>Garder ce réseau comme modèle</translation>
    </message>
    <message>
        <source>Name of the model:</source>
        <translation>Nom du modèle :</translation>
    </message>
    <message>
        <source>There are no models; install the program again.</source>
        <translation>Il n’y a aucun modèle ; réinstallez le programme.</translation>
    </message>
    <message>
        <source>{name} is among your models now.</source>
        <translation>{name} fait maintenant partie de vos modèles.</translation>
    </message>
    <message>
        <source>{name} is in use now.</source>
        <translation>{name} est maintenant utilisé.</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>utilisé</translation>
    </message>
    <message>
        <source>Back to {name}, which was in use before</source>
        <translation>Revenir à {name}, utilisé auparavant</translation>
    </message>
    <message>
        <source>No other model was in use before this one</source>
        <translation>Aucun autre modèle n’a été utilisé avant celui-ci</translation>
    </message>
    <message>
        <source>It is in use; use another model before deleting it</source>
        <translation>Il est utilisé ; utilisez un autre modèle avant de le supprimer</translation>
    </message>
    <message>
        <source>{name} was deleted.</source>
        <translation>{name} a été supprimé.</translation>
    </message>
    <message>
        <source>Sound: nothing was altered; its answers differ by {difference} at most from the network&apos;s.</source>
        <translation>Intact : rien n’a été modifié ; ses réponses diffèrent au plus de {difference} de celles du réseau.</translation>
    </message>
    <message>
        <source>It came with the program and stays</source>
        <translation>Fourni avec le programme, il reste</translation>
    </message>
    <message>
        <source>Remove this model for good</source>
        <translation>Supprimer définitivement ce modèle</translation>
    </message>
    <message>
        <source>Checking {name}…</source>
        <translation>Vérification de {name}…</translation>
    </message>
    <message>
        <source>Delete the model {name} for good? It cannot be brought back.</source>
        <translation>Supprimer définitivement le modèle {name} ? Il ne pourra pas être récupéré.</translation>
    </message>
    <message>
        <source>Delete a model</source>
        <translation>Supprimer un modèle</translation>
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
    <message>
        <source>Saved: {path}</source>
        <translation>Enregistré : {path}</translation>
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
        <source>Watching {folder}: new music will be classified and proposed, never written by itself.</source>
        <translation>{folder} est surveillé : la nouvelle musique sera classée et proposée, jamais écrite d’elle-même.</translation>
    </message>
</context>
<context>
    <name>OverviewPlot</name>
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
    <name>PlotExport</name>
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
    <name>PrecisionRecallChart</name>
    <message>
        <source>Precision and recall of each genre</source>
        <translation>Précision et rappel de chaque genre</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>{genre}: no held-out track has this label.</source>
        <translation>{genre} : aucun morceau mis de côté ne porte cette étiquette.</translation>
    </message>
    <message>
        <source>{genre}: average precision {average}.</source>
        <translation>{genre} : précision moyenne {average}.</translation>
    </message>
    <message>
        <source>{genre}: with all tracks whose probability is at least {threshold}, {recall} of its tracks are found, and {precision} of what is found is right.</source>
        <translation>{genre} : avec tous les morceaux dont la probabilité atteint au moins {threshold}, {recall} de ses morceaux sont trouvés, et {precision} de ce qui est trouvé est juste.</translation>
    </message>
</context>
<context>
    <name>PrecisionRecallPage</name>
    <message>
        <source>Average precision of each genre</source>
        <translation>Précision moyenne de chaque genre</translation>
    </message>
    <message>
        <source>Each curve asks one genre&apos;s probability alone: the higher the threshold, the fewer of its tracks are found (recall) and the more of what is found is right (precision). The average precision is the area below a curve. Click a place, or walk with the arrow keys.</source>
        <translation>Chaque courbe n’interroge que la probabilité d’un genre : plus le seuil est haut, moins de ses morceaux sont trouvés (rappel) et plus ce qui est trouvé est juste (précision). La précision moyenne est l’aire sous une courbe. Cliquez un endroit, ou parcourez-la avec les flèches.</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Précision moyenne</translation>
    </message>
</context>
<context>
    <name>ProblemTable</name>
    <message>
        <source>Missing</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Too short</source>
        <translation>Trop court</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Muet</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Abîmé</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>En double</translation>
    </message>
    <message>
        <source>Artist in two parts</source>
        <translation>Artiste dans deux parties</translation>
    </message>
    <message>
        <source>Sound in two parts</source>
        <translation>Son dans deux parties</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Écarté</translation>
    </message>
    <message>
        <source>Problems of single clips</source>
        <translation>Problèmes d’extraits</translation>
    </message>
    <message>
        <source>Play in the library</source>
        <translation>Lire dans la bibliothèque</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
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
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln morceau</numerusform>
            <numerusform>%Ln morceaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to write</source>
        <translation>
            <numerusform>%Ln à écrire</numerusform>
            <numerusform>%Ln à écrire</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <translation>
            <numerusform>%Ln inconnu</numerusform>
            <numerusform>%Ln inconnus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need nothing</source>
        <translation>
            <numerusform>%Ln sans besoin</numerusform>
            <numerusform>%Ln sans besoin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln passé</numerusform>
            <numerusform>%Ln passés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln written</source>
        <translation>
            <numerusform>%Ln écrit</numerusform>
            <numerusform>%Ln écrits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not classified</source>
        <translation>
            <numerusform>%Ln non classé</numerusform>
            <numerusform>%Ln non classés</numerusform>
        </translation>
    </message>
    <message>
        <source>Classifying, {done} of {total}</source>
        <translation>Classement, {done} sur {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln échec</numerusform>
            <numerusform>%Ln échecs</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for music…</source>
        <translation>Recherche de musique…</translation>
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
</context>
<context>
    <name>PromotionDialog</name>
    <message>
        <source>Use another model</source>
        <translation>Utiliser un autre modèle</translation>
    </message>
    <message>
        <source>Instead of {name}. Nothing is written into your files, and you can roll back at any time.</source>
        <translation>À la place de {name}. Rien n’est écrit dans vos fichiers, et vous pouvez revenir en arrière à tout moment.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Utiliser ce modèle</translation>
    </message>
    <message>
        <source>Use {name}?</source>
        <translation>Utiliser {name} ?</translation>
    </message>
    <message>
        <source>Held back by its figures; tick the box at the left to use it</source>
        <translation>Retenu à cause de ses chiffres ; cochez la case à gauche pour l’utiliser</translation>
    </message>
</context>
<context>
    <name>QualityView</name>
    <message>
        <source>On test music</source>
        <translation>Sur la musique de test</translation>
    </message>
    <message>
        <source>Comparing both models…</source>
        <translation>Comparaison des deux modèles…</translation>
    </message>
    <message>
        <source>F1 of each genre</source>
        <translation>F1 de chaque genre</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>L’utiliser quand même</translation>
    </message>
    <message>
        <source>The new model is worse at some genres; use it nevertheless</source>
        <translation>Le nouveau modèle est moins bon pour certains genres ; l’utiliser malgré tout</translation>
    </message>
    <message>
        <source>Both models classify the test clips: {done} of {total}</source>
        <translation>Les deux modèles classent les extraits de test : {done} sur {total}</translation>
    </message>
    <message>
        <source>{genre} from {before} to {after}</source>
        <translation>{genre} de {before} à {after}</translation>
    </message>
    <message>
        <source>Held back, because F1 falls by more than {margin}: {falls}.</source>
        <translation>Retenu, car F1 baisse de plus de {margin} : {falls}.</translation>
    </message>
    <message numerus="yes">
        <source>F1 on %Ln clip(s), present → new. No genre falls by more than {margin}.</source>
        <translation>
            <numerusform>F1 sur %Ln clip, actuel → nouveau. Aucun genre ne baisse de plus de {margin}.</numerusform>
            <numerusform>F1 sur %Ln clips, actuel → nouveau. Aucun genre ne baisse de plus de {margin}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReliabilityDiagram</name>
    <message>
        <source>Reliability diagram</source>
        <translation>Diagramme de fiabilité</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>{count} answers were {confidence} sure on average; {right} of them were right</source>
        <translation>{count} réponses étaient sûres à {confidence} en moyenne ; {right} d’entre elles étaient justes</translation>
    </message>
    <message>
        <source>{text}: as sure as it should be.</source>
        <translation>{text} : aussi sûr qu’il faut.</translation>
    </message>
    <message>
        <source>{text}: too few to tell the difference from chance.</source>
        <translation>{text} : trop peu pour distinguer l’écart du hasard.</translation>
    </message>
    <message>
        <source>{text}: too sure by {points} points.</source>
        <translation>{text} : trop sûr de {points} points.</translation>
    </message>
    <message>
        <source>{text}: not sure enough by {points} points.</source>
        <translation>{text} : pas assez sûr de {points} points.</translation>
    </message>
    <message>
        <source>Were right</source>
        <translation>Justes</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Reading the run</source>
        <translation>Lecture de l’essai</translation>
    </message>
    <message>
        <source>Reading the runs</source>
        <translation>Lecture des essais</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>Pas encore de résultats</translation>
    </message>
    <message>
        <source>When a run has ended, its scores, its mistakes and its reasons are shown here.</source>
        <translation>Quand un essai est fini, ses scores, ses erreurs et ses raisons s’affichent ici.</translation>
    </message>
    <message>
        <source>Evaluating on the held-out tracks</source>
        <translation>Évaluation sur les titres mis de côté</translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation>Pas encore évalué</translation>
    </message>
    <message>
        <source>Evaluate the network on the held-out tracks, and train a linear baseline on the same split beside it.</source>
        <translation>Évaluer le réseau sur les titres mis de côté, et entraîner à côté un modèle linéaire sur le même partage.</translation>
    </message>
    <message>
        <source>Evaluate now</source>
        <translation>Évaluer maintenant</translation>
    </message>
    <message>
        <source>The linear baseline is trained on the same split, so that the scores can be compared.</source>
        <translation>Le modèle linéaire est entraîné sur le même partage, pour que les scores se comparent.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>This run cannot be shown</source>
        <translation>Cet essai ne peut être affiché</translation>
    </message>
    <message>
        <source>The run could not be evaluated</source>
        <translation>L’essai n’a pas pu être évalué</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>{track} is labelled {genre} now. The next run can learn from it.</source>
        <translation>{track} est maintenant étiqueté {genre}. Le prochain essai peut en apprendre.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Pages web (*.html)</translation>
    </message>
    <message>
        <source>Choose where the model&apos;s folder shall stand</source>
        <translation>Choisissez où placer le dossier du modèle</translation>
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
        <source>Filter by genre</source>
        <translation>Filtrer par genre</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Tout cocher</translation>
    </message>
    <message>
        <source>Write all the files that are listed here</source>
        <translation>Écrire tous les fichiers listés ici</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Tout décocher</translation>
    </message>
    <message>
        <source>Write none of the files listed here</source>
        <translation>N’écrire aucun des fichiers listés ici</translation>
    </message>
    <message>
        <source>Space ticks or unticks the selected rows.</source>
        <translation>Espace coche ou décoche les lignes sélectionnées.</translation>
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
        <source>%Ln file(s) will be written</source>
        <translation>
            <numerusform>%Ln fichier sera écrit</numerusform>
            <numerusform>%Ln fichiers seront écrits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %Ln file(s)</source>
        <translation>
            <numerusform>Écrire %Ln fichier</numerusform>
            <numerusform>Écrire %Ln fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Any genre ({count})</source>
        <translation>Tout genre ({count})</translation>
    </message>
    <message>
        <source>Will be written ({count})</source>
        <translation>Sera écrit ({count})</translation>
    </message>
    <message>
        <source>Will be written ({count} of {total})</source>
        <translation>Sera écrit ({count} sur {total})</translation>
    </message>
    <message>
        <source>Left as they are ({count})</source>
        <translation>Laissé tel quel ({count})</translation>
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
    <name>ReviewModel</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiance</translation>
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
        <source>chosen by you</source>
        <translation>choisi par vous</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
</context>
<context>
    <name>RunHeader</name>
    <message>
        <source>Evaluate again</source>
        <translation>Évaluer à nouveau</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Set other runs beside this one</source>
        <translation>Placer d’autres essais à côté</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Save a report or the model</source>
        <translation>Enregistrer un rapport ou le modèle</translation>
    </message>
    <message>
        <source>Evaluate on the held-out tracks anew</source>
        <translation>Évaluer à nouveau sur les titres mis de côté</translation>
    </message>
    <message>
        <source>Report with plots (HTML)…</source>
        <translation>Rapport avec graphiques (HTML)…</translation>
    </message>
    <message>
        <source>Model (safetensors and ONNX)…</source>
        <translation>Modèle (safetensors et ONNX)…</translation>
    </message>
    <message>
        <source>Use this model…</source>
        <translation>Utiliser ce modèle…</translation>
    </message>
    <message>
        <source>See what would change in your library, then make it the active model</source>
        <translation>Voir ce qui changerait dans votre bibliothèque, puis en faire le modèle actif</translation>
    </message>
    <message>
        <source>best epoch {best} of {epochs}</source>
        <translation>meilleure époque {best} sur {epochs}</translation>
    </message>
    <message numerus="yes">
        <source>With the latest %Ln run(s)</source>
        <translation>
            <numerusform>Avec le dernier essai (%Ln)</numerusform>
            <numerusform>Avec les %Ln derniers essais</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>Macro-F1</source>
        <translation>Macro-F1</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>The whole run</source>
        <translation>Tout l’entraînement</translation>
    </message>
    <message>
        <source>This epoch</source>
        <translation>Cette époque</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Mise en pause…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>Finished: nothing improved any more</source>
        <translation>Terminé : plus rien ne s’améliorait</translation>
    </message>
    <message>
        <source>Stopped; the best network is kept</source>
        <translation>Arrêté ; le meilleur réseau est gardé</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>Turning clips into mel windows</source>
        <translation>Conversion des extraits en fenêtres mel</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>The run broke off</source>
        <translation>L’entraînement s’est interrompu</translation>
    </message>
    <message>
        <source>Best epoch {epoch}. On the test part: accuracy {accuracy} %, macro-F1 {f1} %.</source>
        <translation>Meilleure époque {epoch}. Sur la partie test : exactitude {accuracy} %, macro-F1 {f1} %.</translation>
    </message>
    <message>
        <source>Best epoch {epoch}. There is no test part.</source>
        <translation>Meilleure époque {epoch}. Il n’y a pas de partie test.</translation>
    </message>
    <message>
        <source>{training} clips for training, {validation} for validation, {test} for the test · {genres}</source>
        <translation>{training} extraits d’entraînement, {validation} de validation, {test} de test · {genres}</translation>
    </message>
    <message>
        <source>{done} of {total} epochs</source>
        <translation>{done} époques sur {total}</translation>
    </message>
    <message>
        <source>best: epoch {epoch}, macro-F1 {f1} %</source>
        <translation>meilleure : époque {epoch}, macro-F1 {f1} %</translation>
    </message>
    <message>
        <source>Epoch {epoch}: step {step} of {steps}, loss {loss}</source>
        <translation>Époque {epoch} : pas {step} sur {steps}, perte {loss}</translation>
    </message>
    <message>
        <source>Waiting for another run that prepares clips</source>
        <translation>En attente d’un autre entraînement qui prépare des extraits</translation>
    </message>
    <message>
        <source>Checking what is there already: {done} of {total}</source>
        <translation>Vérification de l’existant : {done} sur {total}</translation>
    </message>
    <message>
        <source>{done} of {total} clips</source>
        <translation>{done} extraits sur {total}</translation>
    </message>
    <message>
        <source>{count} from earlier</source>
        <translation>{count} d’avant</translation>
    </message>
    <message>
        <source>about {likely} left</source>
        <translation>encore {likely} environ</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} paramètres</translation>
    </message>
    <message>
        <source>{size} of memory</source>
        <translation>{size} de mémoire</translation>
    </message>
    <message>
        <source>Save where it is and stop; it goes on from there when you like (Space)</source>
        <translation>Enregistrer l’état et arrêter ; reprise de là quand vous voulez (Espace)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Go on where it stopped (Space)</source>
        <translation>Reprendre là où il s’est arrêté (Espace)</translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation>Arrêter et garder le meilleur</translation>
    </message>
    <message>
        <source>End the run now with the best epoch&apos;s network</source>
        <translation>Terminer maintenant avec le réseau de la meilleure époque</translation>
    </message>
    <message>
        <source>See the results</source>
        <translation>Voir les résultats</translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s) could not be used.</source>
        <translation>
            <numerusform>%Ln extrait était inutilisable.</numerusform>
            <numerusform>%Ln extraits étaient inutilisables.</numerusform>
        </translation>
    </message>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validation</translation>
    </message>
    <message>
        <source>now</source>
        <translation>actuel</translation>
    </message>
</context>
<context>
    <name>RunPages</name>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Confusions</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibration</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Seuils</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Suspects</source>
        <translation>Douteuses</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Suspects ({count})</source>
        <translation>Douteuses ({count})</translation>
    </message>
    <message>
        <source>Mistakes ({count})</source>
        <translation>Erreurs ({count})</translation>
    </message>
</context>
<context>
    <name>RunSettings</name>
    <message>
        <source>Balanced</source>
        <translation>Équilibré</translation>
    </message>
    <message>
        <source>A network of the size of the one that came with the program, with everything that helps: genres drawn alike, SpecAugment, mixup, a falling learning rate, averaged weights, and a stop when nothing improves.</source>
        <translation>Un réseau de la taille de celui du modèle fourni avec tout ce qui aide : genres tirés à égalité, SpecAugment, mixup, taux d’apprentissage décroissant, poids moyennés et arrêt quand rien ne s’améliore.</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Rapide</translation>
    </message>
    <message>
        <source>The same network on short excerpts for a few epochs: a first answer in minutes, to see what the data carry.</source>
        <translation>Le même réseau sur de courts passages pendant quelques époques : une première réponse en minutes, pour voir ce que valent les données.</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>Affiner</translation>
    </message>
    <message>
        <source>Study: small</source>
        <translation>Étude : petit</translation>
    </message>
    <message>
        <source>As in the study: 20 epochs, Adam at 1e-4, batch 128, cross-entropy, whole windows, nothing else. 16/32/32 filters, one GRU of 8; 50 % on FMA small in the study.</source>
        <translation>Comme dans l’étude : 20 époques, Adam à 1e-4, lot de 128, entropie croisée, fenêtres entières, rien d’autre. Filtres 16/32/32, une GRU de 8 ; 50 % sur FMA petit dans l’étude.</translation>
    </message>
    <message>
        <source>Study: medium A</source>
        <translation>Étude : moyen A</translation>
    </message>
    <message>
        <source>As in the study: 20 epochs, Adam at 1e-4, batch 128, cross-entropy, whole windows, nothing else. 16/32/32 filters, one GRU of 16, ReLU; 60 % on FMA medium there.</source>
        <translation>Comme dans l’étude : 20 époques, Adam à 1e-4, lot de 128, entropie croisée, fenêtres entières, rien d’autre. Filtres 16/32/32, une GRU de 16, ReLU ; 60 % sur FMA moyen là-bas.</translation>
    </message>
    <message>
        <source>Study: medium B</source>
        <translation>Étude : moyen B</translation>
    </message>
    <message>
        <source>As in the study: 20 epochs, Adam at 1e-4, batch 128, cross-entropy, whole windows, nothing else. 16/32/64 filters, two GRUs of 8, SELU; 70 % on FMA medium there.</source>
        <translation>Comme dans l’étude : 20 époques, Adam à 1e-4, lot de 128, entropie croisée, fenêtres entières, rien d’autre. Filtres 16/32/64, deux GRU de 8, SELU ; 70 % sur FMA moyen là-bas.</translation>
    </message>
    <message>
        <source>Study: medium C</source>
        <translation>Étude : moyen C</translation>
    </message>
    <message>
        <source>As in the study: 20 epochs, Adam at 1e-4, batch 128, cross-entropy, whole windows, nothing else. 16/32/64 filters, two GRUs of 16, SELU; 72 % on FMA medium there.</source>
        <translation>Comme dans l’étude : 20 époques, Adam à 1e-4, lot de 128, entropie croisée, fenêtres entières, rien d’autre. Filtres 16/32/64, deux GRU de 16, SELU ; 72 % sur FMA moyen là-bas.</translation>
    </message>
    <message>
        <source>Study: the listed network</source>
        <translation>Étude : le réseau listé</translation>
    </message>
    <message>
        <source>As in the study: 20 epochs, Adam at 1e-4, batch 128, cross-entropy, whole windows, nothing else. 16/32/32 filters, two GRUs of 16, as the listing has it.</source>
        <translation>Comme dans l’étude : 20 époques, Adam à 1e-4, lot de 128, entropie croisée, fenêtres entières, rien d’autre. Filtres 16/32/32, deux GRU de 16, comme dans le listing.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Apprentissage</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Époques</translation>
    </message>
    <message>
        <source>How often the network sees the training music. More takes longer.</source>
        <translation>Combien de fois le réseau voit la musique d’entraînement. Plus, c’est plus long.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Clips whose errors are averaged before the weights move. The study used 128; 32 learns in fewer epochs.</source>
        <translation>Extraits dont les erreurs sont moyennées avant que les poids bougent. L’étude prenait 128 ; 32 apprend en moins d’époques.</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>extraits</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>How far the weights move at each step. Too high and the loss stops being a number, too low and nothing moves.</source>
        <translation>De combien les poids bougent à chaque pas. Trop haut, la perte n’est plus un nombre ; trop bas, rien ne bouge.</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>Adam is the study&apos;s. AdamW decays the weights apart from the gradient.</source>
        <translation>Adam est celui de l’étude. AdamW réduit les poids séparément du gradient.</translation>
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
        <translation>Décroissance des poids</translation>
    </message>
    <message>
        <source>Pulls weights towards zero, against learning by heart.</source>
        <translation>Tire les poids vers zéro, contre l’apprentissage par cœur.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Constant, as in the study, or half a cosine down to a hundredth of the learning rate.</source>
        <translation>Constant comme dans l’étude, ou un demi-cosinus jusqu’au centième du taux d’apprentissage.</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>constant</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>cosinus</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Échauffement</translation>
    </message>
    <message>
        <source>The first share of all steps, in which the learning rate rises from zero.</source>
        <translation>La première part des pas, où le taux d’apprentissage monte depuis zéro.</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>Écrêtage du gradient</translation>
    </message>
    <message>
        <source>The longest step allowed, against sudden leaps.</source>
        <translation>Le plus long pas permis, contre les sauts brusques.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Lissage des étiquettes</translation>
    </message>
    <message>
        <source>How much of the certainty is taken from each label: useful where labels may be wrong.</source>
        <translation>Part de certitude retirée à chaque étiquette : utile quand des étiquettes peuvent être fausses.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of values left out at random while learning, against learning by heart.</source>
        <translation>Part des valeurs omises au hasard pendant l’apprentissage, contre le par cœur.</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>Moyenne des poids</translation>
    </message>
    <message>
        <source>Decay of a moving average of the weights, which is what is kept: it is steadier than the last step.</source>
        <translation>Décroissance d’une moyenne mobile des poids, qui est ce que l’on garde : elle est plus régulière que le dernier pas.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivée</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Arrêt anticipé</translation>
    </message>
    <message>
        <source>Ends the run after so many epochs without a better macro-F1.</source>
        <translation>Termine l’entraînement après autant d’époques sans meilleur macro-F1.</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>époques</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Partir de</translation>
    </message>
    <message>
        <source>A model to go on from, by its id or folder; “bundled” is the one that came with the program.</source>
        <translation>Un modèle d’où repartir, par son nom ou son dossier ; « bundled » est celui fourni avec le programme.</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>poids aléatoires</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Équilibre</translation>
    </message>
    <message>
        <source>What to do about rare genres: nothing, let their errors count more (loss), or draw all genres alike (sampling).</source>
        <translation>Que faire des genres rares : rien, faire compter davantage leurs erreurs (perte), ou tirer tous les genres à égalité (tirage).</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <source>official</source>
        <translation>officielle</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>sampling</source>
        <translation>tirage</translation>
    </message>
    <message>
        <source>Excerpt</source>
        <translation>Passage</translation>
    </message>
    <message>
        <source>Train on excerpts of so many frames (47 a second), drawn anew each time. They are quicker and vary more; classification always takes the whole window, in parts of that length.</source>
        <translation>Entraîner sur des passages de tant de trames (47 par seconde), tirés à neuf chaque fois. C’est plus rapide et plus varié ; la classification prend toujours la fenêtre entière, par parties de cette longueur.</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>trames</translation>
    </message>
    <message>
        <source>the data set&apos;s own</source>
        <translation>ceux du jeu de données</translation>
    </message>
    <message>
        <source>whole windows</source>
        <translation>fenêtres entières</translation>
    </message>
    <message>
        <source>Windows a track</source>
        <translation>Fenêtres par morceau</translation>
    </message>
    <message>
        <source>How many windows of 29 seconds are taken from long tracks, spread over the track.</source>
        <translation>Nombre de fenêtres de 29 secondes prises aux longs morceaux, réparties sur le morceau.</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentation</translation>
    </message>
    <message>
        <source>SpecAugment</source>
        <translation>SpecAugment</translation>
    </message>
    <message>
        <source>Blanks random stripes of bands and frames.</source>
        <translation>Efface au hasard des bandes de fréquences et de trames.</translation>
    </message>
    <message>
        <source>Time shift</source>
        <translation>Décalage temporel</translation>
    </message>
    <message>
        <source>Moves each window by a random time, its end joined to its beginning.</source>
        <translation>Décale chaque fenêtre d’un temps aléatoire, la fin rejoignant le début.</translation>
    </message>
    <message>
        <source>Level shift</source>
        <translation>Décalage de niveau</translation>
    </message>
    <message>
        <source>How far a smooth random equaliser may bend the spectrum, as other recordings would.</source>
        <translation>Jusqu’où un égaliseur doux et aléatoire peut courber le spectre, comme le feraient d’autres enregistrements.</translation>
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
        <translation>Part des extraits mélangés à un autre, genres compris.</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Distillation</source>
        <translation>Distillation</translation>
    </message>
    <message>
        <source>Freeze convolutions</source>
        <translation>Geler les convolutions</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>Goes on from a model that stands and is held to what it knows. Genres that are new get new outputs. For your own music.</source>
        <translation>Part d’un modèle existant et reste fidèle à ce qu’il sait. Les nouveaux genres reçoivent de nouvelles sorties. Pour votre propre musique.</translation>
    </message>
    <message>
        <source>How strongly the network is held to what the model it starts from says of music without a label and of mixtures, so that it forgets nothing. 1 weighs it like the labels.</source>
        <translation>Avec quelle force le réseau est tenu à ce que le modèle de départ dit de la musique sans étiquette et des mélanges, pour ne rien oublier. 1 pèse autant que les étiquettes.</translation>
    </message>
    <message>
        <source>Leaves the convolutions of the model it starts from as they are and trains the layers above: quicker, and safer with little music.</source>
        <translation>Laisse telles quelles les convolutions du modèle de départ et entraîne les couches au-dessus : plus rapide, et plus sûr avec peu de musique.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>Graine de la répartition</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Répartition</translation>
    </message>
    <message>
        <source>Where to compute; auto takes a graphics processor where there is one.</source>
        <translation>Où calculer ; automatique prend un processeur graphique s’il y en a un.</translation>
    </message>
    <message>
        <source>artist-disjoint</source>
        <translation>artistes séparés</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>automatique</translation>
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
        <translation>Appareils</translation>
    </message>
    <message>
        <source>How many graphics processors (or processes on the CPU) share each batch.</source>
        <translation>Combien de processeurs graphiques (ou de processus sur le CPU) se partagent chaque lot.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>32 bits as in the study. 16-bit arithmetic is quicker on hardware made for it; auto takes it there.</source>
        <translation>32 bits comme dans l’étude. Le calcul à 16 bits est plus rapide sur le matériel prévu pour ; automatique l’y prend.</translation>
    </message>
    <message>
        <source>bf16</source>
        <translation>bf16</translation>
    </message>
    <message>
        <source>Clips at once</source>
        <translation>Extraits à la fois</translation>
    </message>
    <message>
        <source>A batch goes through the network in parts of so many clips, to fit into memory. Each part is normalised by itself.</source>
        <translation>Un lot traverse le réseau par parties de tant d’extraits, pour tenir en mémoire. Chaque partie est normalisée à part.</translation>
    </message>
    <message>
        <source>what suits the device</source>
        <translation>selon l’appareil</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Fils</translation>
    </message>
    <message>
        <source>Processor cores to compute with.</source>
        <translation>Cœurs du processeur pour le calcul.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>The same seed on the same device gives the same run.</source>
        <translation>La même graine sur le même appareil donne le même entraînement.</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>&amp;Runs</source>
        <translation>E&amp;ssais</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Choose data and settings for another run (Ctrl+N)</source>
        <translation>Choisir données et réglages d’un autre entraînement (Ctrl+N)</translation>
    </message>
    <message>
        <source>Training runs</source>
        <translation>Entraînements</translation>
    </message>
    <message>
        <source>Runs appear here. They stay, and can be paused, resumed and compared.</source>
        <translation>Les entraînements apparaissent ici. Ils restent et peuvent être mis en pause, repris et comparés.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Which model is in use; activate another, or go back to the one before</source>
        <translation>Quel modèle est utilisé ; en activer un autre ou revenir au précédent</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modèles…</translation>
    </message>
    <message>
        <source>training, epoch {epoch} of {epochs}</source>
        <translation>en cours, époque {epoch} sur {epochs}</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>abîmé</translation>
    </message>
    <message>
        <source>paused after epoch {epoch} of {epochs}</source>
        <translation>en pause après l’époque {epoch} sur {epochs}</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>finished, macro-F1 {f1} %</source>
        <translation>terminé, macro-F1 {f1} %</translation>
    </message>
    <message>
        <source>Delete the run “{name}” with its network and its curves? This cannot be undone.</source>
        <translation>Supprimer l’entraînement « {name} » avec son réseau et ses courbes ? C’est irréversible.</translation>
    </message>
    <message>
        <source>Delete a run</source>
        <translation>Supprimer un entraînement</translation>
    </message>
</context>
<context>
    <name>ScoresPage</name>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>Macro-F1</source>
        <translation>Macro-F1</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Erreur de calibration</translation>
    </message>
    <message>
        <source>Linear baseline {score}</source>
        <translation>Modèle linéaire {score}</translation>
    </message>
    <message>
        <source>No linear baseline yet</source>
        <translation>Pas encore de modèle linéaire</translation>
    </message>
    <message>
        <source>how far confidence is from being right</source>
        <translation>écart entre confiance et justesse</translation>
    </message>
    <message>
        <source>Measured on {count} tracks that were not trained on. Intervals are drawn over artists where they are known, because one artist&apos;s tracks are alike.</source>
        <translation>Mesuré sur {count} titres qui n’ont pas servi à l’entraînement. Les intervalles portent sur les artistes quand ils sont connus, car les titres d’un artiste se ressemblent.</translation>
    </message>
    <message>
        <source>Guessing among {count} genres would be right {chance} of the time.</source>
        <translation>Deviner parmi {count} genres serait juste {chance} du temps.</translation>
    </message>
    <message>
        <source>The network beats the linear baseline by {points} points of accuracy on the same tracks ({low} to {high}).</source>
        <translation>Le réseau dépasse le modèle linéaire de {points} points d’exactitude sur les mêmes pistes ({low} à {high}).</translation>
    </message>
    <message>
        <source>The network is {points} points of accuracy behind the linear baseline on the same tracks ({low} to {high}).</source>
        <translation>Le réseau est {points} points d’exactitude derrière le modèle linéaire sur les mêmes pistes ({low} à {high}).</translation>
    </message>
    <message>
        <source>The network and the linear baseline are right equally often on the same tracks.</source>
        <translation>Le réseau et le modèle linéaire ont raison aussi souvent sur les mêmes pistes.</translation>
    </message>
    <message>
        <source>The network and the linear baseline are {points} points of accuracy apart on the same tracks ({low} to {high}): too close to call.</source>
        <translation>Le réseau et le modèle linéaire sont à {points} points d’exactitude l’un de l’autre sur les mêmes pistes ({low} à {high}) : trop proche pour trancher.</translation>
    </message>
    <message>
        <source>Guessing would be right {chance} of the time.</source>
        <translation>Deviner serait juste {chance} du temps.</translation>
    </message>
</context>
<context>
    <name>SessionKeeper</name>
    <message>
        <source>The program ended while it was writing. Files found written: {written}, not written: {left}. Every file is whole.</source>
        <translation>Le programme s’est arrêté pendant l’écriture. Fichiers écrits : {written}, non écrits : {left}. Chaque fichier est intact.</translation>
    </message>
    <message numerus="yes">
        <source>Please look into the history: what became of %Ln file(s) is unclear.</source>
        <translation>
            <numerusform>Veuillez consulter l’historique : le sort de %Ln fichier est incertain.</numerusform>
            <numerusform>Veuillez consulter l’historique : le sort de %Ln fichiers est incertain.</numerusform>
        </translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Historique…</translation>
    </message>
    <message numerus="yes">
        <source>The program ended unexpectedly. %Ln track(s) were listed; your corrections are kept.</source>
        <translation>
            <numerusform>Le programme s’est terminé de façon inattendue. %Ln titre était dans la liste ; vos corrections sont conservées.</numerusform>
            <numerusform>Le programme s’est terminé de façon inattendue. %Ln titres étaient dans la liste ; vos corrections sont conservées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open them again</source>
        <translation>Les rouvrir</translation>
    </message>
    <message>
        <source>Discard the list</source>
        <translation>Abandonner la liste</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>Put this page back to its defaults</source>
        <translation>Remettre cette page à ses valeurs par défaut</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Classification</translation>
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
    <name>SettingsPage</name>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>Back to the preset</source>
        <translation>Revenir au préréglage</translation>
    </message>
    <message>
        <source>Undo all changes to the settings of this preset</source>
        <translation>Annuler tous les changements de ce préréglage</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Préréglage</translation>
    </message>
    <message>
        <source>{setting}: back to the preset&apos;s value</source>
        <translation>{setting} : revenir à la valeur du préréglage</translation>
    </message>
    <message numerus="yes">
        <source>%Ln setting(s) changed from the preset</source>
        <translation>
            <numerusform>%Ln réglage diffère du préréglage</numerusform>
            <numerusform>%Ln réglages diffèrent du préréglage</numerusform>
        </translation>
    </message>
    <message>
        <source>Every setting is the preset&apos;s own; change what you like.</source>
        <translation>Chaque réglage est celui du préréglage ; changez ce que vous voulez.</translation>
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
        <source>Models</source>
        <translation>Modèles</translation>
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
        <source>Why this genre?</source>
        <translation>Pourquoi ce genre ?</translation>
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
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Show or hide waveform and spectrogram</source>
        <translation>Afficher ou masquer forme d’onde et spectrogramme</translation>
    </message>
    <message>
        <source>Group by album, or list all tracks alike</source>
        <translation>Grouper par album, ou lister tous les morceaux</translation>
    </message>
    <message>
        <source>Fold or unfold an album</source>
        <translation>Replier ou déplier un album</translation>
    </message>
    <message>
        <source>Show or hide the map</source>
        <translation>Afficher ou masquer la carte</translation>
    </message>
    <message>
        <source>Stop classifying</source>
        <translation>Arrêter le classement</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Guide to what is on the screen</source>
        <translation>Guide de ce qui est à l’écran</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Cette feuille</translation>
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
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Choose other keys in the settings</source>
        <translation>Choisir d’autres touches dans les réglages</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Press the new key. Empty: no key.</source>
        <translation>Appuyez sur la nouvelle touche. Vide : aucune touche.</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>{what}: back to the default</source>
        <translation>{what} : retour à la valeur par défaut</translation>
    </message>
    <message>
        <source>Fixed keys of the window</source>
        <translation>Touches fixes de la fenêtre</translation>
    </message>
    <message>
        <source>{keys} is taken: {owner}.</source>
        <translation>{keys} est déjà prise : {owner}.</translation>
    </message>
    <message>
        <source>Click into a field and press the new key.</source>
        <translation>Cliquez dans un champ et appuyez sur la nouvelle touche.</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Subset of the Free Music Archive</source>
        <translation>Sous-ensemble de la Free Music Archive</translation>
    </message>
    <message>
        <source>Which subset to use: small lies within medium, medium within large</source>
        <translation>Quel sous-ensemble : petit est compris dans moyen, moyen dans grand</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Weight of {name}</source>
        <translation>Poids de {name}</translation>
    </message>
    <message>
        <source>How much a clip from here counts: at 2, it is drawn twice as often as a clip at 1</source>
        <translation>Combien compte un extrait d’ici : à 2, il est tiré deux fois plus souvent qu’à 1</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Choisir un autre dossier</translation>
    </message>
    <message>
        <source>Take {name} out</source>
        <translation>Retirer {name}</translation>
    </message>
    <message>
        <source>Genres and artists: not found yet. Choose the folder fma_metadata.</source>
        <translation>Genres et artistes : pas encore trouvés. Choisissez le dossier fma_metadata.</translation>
    </message>
    <message>
        <source>Genres and artists: {folder}</source>
        <translation>Genres et artistes : {folder}</translation>
    </message>
    <message>
        <source>Metadata…</source>
        <translation>Métadonnées…</translation>
    </message>
    <message>
        <source>Choose the folder fma_metadata, which holds tracks.csv</source>
        <translation>Choisir le dossier fma_metadata, qui contient tracks.csv</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) of your own</source>
        <translation>
            <numerusform>%Ln morceau à vous</numerusform>
            <numerusform>%Ln morceaux à vous</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet: choose genres in the library, and they will count here</source>
        <translation>Aucune encore : choisissez des genres dans la bibliothèque, ils compteront ici</translation>
    </message>
    <message>
        <source>No folder chosen yet</source>
        <translation>Aucun dossier choisi</translation>
    </message>
    <message>
        <source>{folder} is not there now</source>
        <translation>{folder} est introuvable en ce moment</translation>
    </message>
    <message>
        <source>Where are the clips?</source>
        <translation>Où sont les extraits ?</translation>
    </message>
    <message>
        <source>Where is fma_metadata?</source>
        <translation>Où est fma_metadata ?</translation>
    </message>
</context>
<context>
    <name>SourceWords</name>
    <message>
        <source>FMA small</source>
        <translation>FMA petit</translation>
    </message>
    <message>
        <source>FMA medium</source>
        <translation>FMA moyen</translation>
    </message>
    <message>
        <source>FMA large</source>
        <translation>FMA grand</translation>
    </message>
    <message>
        <source>FMA full</source>
        <translation>FMA complet</translation>
    </message>
    <message>
        <source>Clips of the Free Music Archive with its own genres</source>
        <translation>Extraits de la Free Music Archive avec ses propres genres</translation>
    </message>
    <message>
        <source>A folder for each genre</source>
        <translation>Un dossier par genre</translation>
    </message>
    <message>
        <source>The name of each folder is the genre</source>
        <translation>Le nom de chaque dossier est le genre</translation>
    </message>
    <message>
        <source>GTZAN</source>
        <translation>GTZAN</translation>
    </message>
    <message>
        <source>1,000 clips in ten folders: blues, classical, country and so on</source>
        <translation>1 000 extraits dans dix dossiers : blues, classical, country, etc.</translation>
    </message>
    <message>
        <source>My corrections</source>
        <translation>Mes corrections</translation>
    </message>
    <message>
        <source>Tracks whose genre you chose yourself in the library</source>
        <translation>Morceaux dont vous avez choisi le genre dans la bibliothèque</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Corpus</translation>
    </message>
    <message>
        <source>A table clips.csv with a folder of clips, as our own model was made</source>
        <translation>Une table clips.csv avec un dossier d’extraits, comme pour notre propre modèle</translation>
    </message>
</context>
<context>
    <name>StartCard</name>
    <message>
        <source>Play a file into this tab, silently, at its natural pace</source>
        <translation>Lire un fichier dans cet onglet, en silence, à son rythme</translation>
    </message>
    <message>
        <source>Feed from file…</source>
        <translation>Lire un fichier…</translation>
    </message>
    <message>
        <source>Look for microphones and line-ins anew</source>
        <translation>Chercher à nouveau micros et entrées</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Chercher à nouveau</translation>
    </message>
    <message>
        <source>No source of sound</source>
        <translation>Aucune source sonore</translation>
    </message>
    <message>
        <source>Classify live</source>
        <translation>Classer en direct</translation>
    </message>
    <message>
        <source>Press Start to see sound as it comes in, and the genre the network predicts. Nothing is recorded unless you press Record.</source>
        <translation>Démarrer montre le son tel qu’il arrive et le genre que prédit le réseau. Rien n’est enregistré sans le bouton Enregistrer.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>You can still try everything here with a file.</source>
        <translation>Vous pouvez tout essayer ici avec un fichier.</translation>
    </message>
    <message>
        <source>To hear what the computer plays, switch on “Stereo Mix” in Windows: Sound settings, Recording, show disabled devices. Where there is none, a virtual cable does it.</source>
        <translation>Pour entendre ce que joue l’ordinateur, activez « Mixage stéréo » dans Windows : paramètres du son, Enregistrement, afficher les périphériques désactivés. À défaut, un câble virtuel convient.</translation>
    </message>
    <message>
        <source>To hear what the computer plays, install a virtual sound device such as BlackHole and choose it here.</source>
        <translation>Pour entendre ce que joue l’ordinateur, installez un périphérique audio virtuel comme BlackHole et choisissez-le ici.</translation>
    </message>
    <message>
        <source>To hear what the computer plays, PulseAudio or PipeWire must run, with its bridge for ALSA programs.</source>
        <translation>Pour entendre ce que joue l’ordinateur, PulseAudio ou PipeWire doit tourner, avec sa passerelle pour les programmes ALSA.</translation>
    </message>
</context>
<context>
    <name>StatesPage</name>
    <message>
        <source>Recurrent layer</source>
        <translation>Couche récurrente</translation>
    </message>
    <message>
        <source>{name}, forwards</source>
        <translation>{name}, vers l’avant</translation>
    </message>
    <message>
        <source>{name}, backwards</source>
        <translation>{name}, vers l’arrière</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unité</numerusform>
            <numerusform>%Ln unités</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatesPlot</name>
    <message>
        <source>GRU state over time</source>
        <translation>État du GRU dans le temps</translation>
    </message>
    <message>
        <source>How much each moment counts</source>
        <translation>Ce que compte chaque instant</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>unité {number}</translation>
    </message>
    <message>
        <source>weight {share} %</source>
        <translation>poids {share} %</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>The model in use</source>
        <translation>Le modèle utilisé</translation>
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
        <source>The model in use; press to see all models</source>
        <translation>Le modèle utilisé ; cliquez pour voir tous les modèles</translation>
    </message>
    <message>
        <source>Tracks waiting to be classified</source>
        <translation>Morceaux en attente de classement</translation>
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
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln en attente</numerusform>
            <numerusform>%Ln en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Rien en attente</translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message>
        <source>choose where the music is</source>
        <translation>la musique</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>lecture…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s)</source>
        <translation>
            <numerusform>%Ln extrait</numerusform>
            <numerusform>%Ln extraits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln genre(s)</source>
        <translation>
            <numerusform>%Ln genre</numerusform>
            <numerusform>%Ln genres</numerusform>
        </translation>
    </message>
    <message>
        <source>looking at every clip</source>
        <translation>examen de chaque extrait</translation>
    </message>
    <message>
        <source>find what is unfit</source>
        <translation>les défauts</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s) found</source>
        <translation>
            <numerusform>%Ln problème trouvé</numerusform>
            <numerusform>%Ln problèmes trouvés</numerusform>
        </translation>
    </message>
    <message>
        <source>{preset}, {epochs} epochs</source>
        <translation>{preset}, {epochs} époques</translation>
    </message>
    <message>
        <source>watch it learn</source>
        <translation>suivre</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>époque {epoch} sur {epochs}</translation>
    </message>
    <message>
        <source>broke off</source>
        <translation>interrompu</translation>
    </message>
    <message>
        <source>paused, {progress}</source>
        <translation>en pause, {progress}</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>préparation</translation>
    </message>
    <message>
        <source>see where it errs</source>
        <translation>ses erreurs</translation>
    </message>
    <message>
        <source>when a run is done</source>
        <translation>après l’essai</translation>
    </message>
    <message>
        <source>A network needs at least two genres to tell apart.</source>
        <translation>Un réseau a besoin d’au moins deux genres à distinguer.</translation>
    </message>
    <message>
        <source>Check the data</source>
        <translation>Vérifier les données</translation>
    </message>
    <message>
        <source>Next: every clip is looked at.</source>
        <translation>Ensuite : chaque extrait est examiné.</translation>
    </message>
    <message>
        <source>Back to the data</source>
        <translation>Retour aux données</translation>
    </message>
    <message>
        <source>Mend or change the data, then check again.</source>
        <translation>Réparez ou changez les données, puis vérifiez à nouveau.</translation>
    </message>
    <message>
        <source>Choose settings</source>
        <translation>Choisir les réglages</translation>
    </message>
    <message>
        <source>The report is saved with the run.</source>
        <translation>Le rapport est enregistré avec l’entraînement.</translation>
    </message>
    <message>
        <source>A run is under way; another can start when it is over or paused.</source>
        <translation>Un entraînement est en cours ; un autre pourra commencer quand il sera fini ou en pause.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Lancer l’entraînement</translation>
    </message>
    <message>
        <source>Choose data</source>
        <translation>Choisir les données</translation>
    </message>
    <message>
        <source>The data come first.</source>
        <translation>D’abord les données.</translation>
    </message>
    <message>
        <source>The data have not been checked yet.</source>
        <translation>Les données n’ont pas encore été vérifiées.</translation>
    </message>
    <message>
        <source>See the check</source>
        <translation>Voir la vérification</translation>
    </message>
    <message>
        <source>The check found what forbids a start.</source>
        <translation>La vérification a trouvé ce qui empêche de commencer.</translation>
    </message>
    <message>
        <source>Roughly {likely} of training ({low} to {high}) and {memory} of memory.</source>
        <translation>Environ {likely} d’entraînement ({low} à {high}) et {memory} de mémoire.</translation>
    </message>
    <message>
        <source>You can use the rest of the window meanwhile. Quitting pauses the run.</source>
        <translation>Le reste de la fenêtre reste utilisable. Quitter met l’entraînement en pause.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>The run stands as it was after its last saved step and goes on from there.</source>
        <translation>L’entraînement est tel qu’après la dernière étape enregistrée et reprend de là.</translation>
    </message>
</context>
<context>
    <name>SuspectsPage</name>
    <message>
        <source>Gives the chosen track the suggested label and keeps it among your corrections</source>
        <translation>Donne au titre choisi l’étiquette suggérée et la garde parmi vos corrections</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>May be</source>
        <translation>Peut-être</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Labels that are probably wrong</source>
        <translation>Étiquettes probablement fausses</translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) are probably wrong (confident learning). The worst stand first. Play the track before you fix one: a suspicion is not a proof.</source>
        <translation>
            <numerusform>%Ln étiquette est probablement fausse (confident learning). Les pires d’abord. Lisez le morceau avant d’en corriger une : un soupçon n’est pas une preuve.</numerusform>
            <numerusform>%Ln étiquettes sont probablement fausses (confident learning). Les pires d’abord. Lisez le morceau avant d’en corriger une : un soupçon n’est pas une preuve.</numerusform>
        </translation>
    </message>
    <message>
        <source>What the network predicts gives no reason to doubt the labels of the held-out tracks.</source>
        <translation>Les prédictions du réseau ne donnent aucune raison de douter des étiquettes des titres mis de côté.</translation>
    </message>
    <message>
        <source>No label looks wrong</source>
        <translation>Aucune étiquette ne semble fausse</translation>
    </message>
    <message>
        <source>Relabel as {genre}</source>
        <translation>Étiqueter {genre}</translation>
    </message>
    <message>
        <source>Relabel as suggested</source>
        <translation>Étiqueter comme suggéré</translation>
    </message>
</context>
<context>
    <name>TrackPanel</name>
    <message>
        <source>The right label</source>
        <translation>La bonne étiquette</translation>
    </message>
    <message>
        <source>Keeps this genre among your corrections; the next run learns from it</source>
        <translation>Garde ce genre parmi vos corrections ; le prochain essai en apprend</translation>
    </message>
    <message>
        <source>Fix the label</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Show what in the music speaks for the predicted genre</source>
        <translation>Montrer ce qui, dans la musique, parle pour le genre prédit</translation>
    </message>
    <message>
        <source>Label: {label}. Predicted: {predicted}.</source>
        <translation>Étiquette : {label}. Prédit : {predicted}.</translation>
    </message>
    <message>
        <source>Why this genre?</source>
        <translation>Pourquoi ce genre ?</translation>
    </message>
</context>
<context>
    <name>TrackPlot</name>
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
        <source>Choose a track to see its waveform, its spectrogram and what the network predicts.</source>
        <translation>Choisissez un morceau pour voir sa forme d’onde, son spectrogramme et ce que prédit le réseau.</translation>
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
        <source>No sound</source>
        <translation>Pas de son</translation>
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
    <name>TrainingTab</name>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>The Free Music Archive is there and was added to the data.</source>
        <translation>La Free Music Archive est là et a été ajoutée aux données.</translation>
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
        <source>Spectrum</source>
        <translation>Spectre</translation>
    </message>
    <message>
        <source>Show the spectrum under the mouse, or at the cursor</source>
        <translation>Afficher le spectre sous la souris, ou au curseur</translation>
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
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Show all that is kept, half a minute at most</source>
        <translation>Afficher tout ce qui est conservé, une demi-minute au plus</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Save or copy the view</source>
        <translation>Enregistrer ou copier la vue</translation>
    </message>
</context>
<context>
    <name>WriteFlow</name>
    <message numerus="yes">
        <source>%Ln file(s) written.</source>
        <translation>
            <numerusform>%Ln fichier écrit.</numerusform>
            <numerusform>%Ln fichiers écrits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be written and stayed as they were; the table says why.</source>
        <translation>
            <numerusform>%Ln n’a pas pu être écrit et reste tel quel ; le tableau dit pourquoi.</numerusform>
            <numerusform>%Ln n’ont pas pu être écrits et restent tels quels ; le tableau dit pourquoi.</numerusform>
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
        <source>%Ln file(s) are as they were before.</source>
        <translation>
            <numerusform>%Ln fichier est comme avant.</numerusform>
            <numerusform>%Ln fichiers sont comme avant.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be taken back; the history says why.</source>
        <translation>
            <numerusform>%Ln n’a pas pu être annulé ; l’historique dit pourquoi.</numerusform>
            <numerusform>%Ln n’ont pas pu être annulés ; l’historique dit pourquoi.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WritingPage</name>
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
        <source>Genres</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>&amp;Genres in a file:</source>
        <translation>&amp;Genres d’un fichier :</translation>
    </message>
    <message>
        <source>Otherwise the model&apos;s own threshold counts, {share} %.</source>
        <translation>Sinon compte le seuil propre au modèle, {share} %.</translation>
    </message>
    <message>
        <source>Always &amp;keep:</source>
        <translation>Toujours &amp;garder :</translation>
    </message>
    <message>
        <source>ID3v2.3, which every player reads</source>
        <translation>ID3v2.3, que tout lecteur sait lire</translation>
    </message>
    <message>
        <source>ID3v2.4, in UTF-8</source>
        <translation>ID3v2.4, en UTF-8</translation>
    </message>
    <message>
        <source>A tag that is there keeps its version.</source>
        <translation>Une étiquette déjà présente garde sa version.</translation>
    </message>
    <message>
        <source>Keep the genre in an old ID3v1 tag in step</source>
        <translation>Tenir à jour aussi le genre d’une ancienne étiquette ID3v1</translation>
    </message>
    <message>
        <source>ID3v1 knows a fixed list of genres. A file without such a tag never gets one.</source>
        <translation>ID3v1 ne connaît qu’une liste fixe de genres. Un fichier sans telle étiquette n’en reçoit jamais.</translation>
    </message>
    <message>
        <source>ID3 tags (MP3, AAC, WAV, AIFF)</source>
        <translation>Étiquettes ID3 (MP3, AAC, WAV, AIFF)</translation>
    </message>
    <message>
        <source>A &amp;new tag is:</source>
        <translation>Une &amp;nouvelle étiquette :</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Pour toujours</translation>
    </message>
    <message>
        <source>For a year</source>
        <translation>Pendant un an</translation>
    </message>
    <message>
        <source>For three months</source>
        <translation>Pendant trois mois</translation>
    </message>
    <message>
        <source>For a month</source>
        <translation>Pendant un mois</translation>
    </message>
    <message>
        <source>What is forgotten can no longer be undone. Counts from the next start.</source>
        <translation>Ce qui est oublié ne peut plus être annulé. Valable dès le prochain démarrage.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>&amp;Remember writes:</source>
        <translation>&amp;Garder la trace :</translation>
    </message>
    <message numerus="yes">
        <source>For %Ln day(s)</source>
        <translation>
            <numerusform>Pendant %Ln jour</numerusform>
            <numerusform>Pendant %Ln jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_ScoreCard</name>
    <message>
        <source>95 % interval {ends}</source>
        <translation>intervalle à 95 % {ends}</translation>
    </message>
    <message>
        <source>no interval</source>
        <translation>pas d’intervalle</translation>
    </message>
    <message>
        <source>No linear baseline yet</source>
        <translation>Pas encore de modèle linéaire</translation>
    </message>
    <message>
        <source>Linear baseline {score}</source>
        <translation>Modèle linéaire {score}</translation>
    </message>
</context>
<context>
    <name>_StepButton</name>
    <message>
        <source>Step {number}: {title}</source>
        <translation>Étape {number} : {title}</translation>
    </message>
</context>
</TS>
