<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CellText</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) of other albums weigh in, too.</source>
        <translation>
            <numerusform>%Ln track of another album weighs in, too.</numerusform>
            <numerusform>%Ln tracks of other albums weigh in, too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message numerus="yes">
        <source>Comparing %Ln run(s)</source>
        <translation>
            <numerusform>Comparing %Ln run</numerusform>
            <numerusform>Comparing %Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message numerus="yes">
        <source>%Ln clip(s)</source>
        <translation>
            <numerusform>%Ln clip</numerusform>
            <numerusform>%Ln clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln left out</numerusform>
            <numerusform>%Ln left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln artist(s) are in more than one part: the scores may look better than they are.</source>
        <translation>
            <numerusform>%Ln artist is in more than one part: the scores may look better than they are.</numerusform>
            <numerusform>%Ln artists are in more than one part: the scores may look better than they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataStart</name>
    <message numerus="yes">
        <source>Use my %Ln correction(s)</source>
        <translation>
            <numerusform>Use my %Ln correction</numerusform>
            <numerusform>Use my %Ln corrections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message numerus="yes">
        <source>%Ln track(s) would change</source>
        <translation>
            <numerusform>%Ln track would change</numerusform>
            <numerusform>%Ln tracks would change</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DownloadDialog</name>
    <message numerus="yes">
        <source>All is there but %Ln file(s), which came damaged.</source>
        <translation>
            <numerusform>All is there but %Ln file, which came damaged.</numerusform>
            <numerusform>All is there but %Ln files, which came damaged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>Write %Ln tag(s)…</source>
        <translation>
            <numerusform>Write %Ln tag…</numerusform>
            <numerusform>Write %Ln tags…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message numerus="yes">
        <source>%Ln write(s) forgotten.</source>
        <translation>
            <numerusform>%Ln write forgotten.</numerusform>
            <numerusform>%Ln writes forgotten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln written</source>
        <translation>
            <numerusform>%Ln written</numerusform>
            <numerusform>%Ln written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln taken back</source>
        <translation>
            <numerusform>%Ln taken back</numerusform>
            <numerusform>%Ln taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) changed after they were written. The genre goes back, later edits stay.</source>
        <translation>
            <numerusform>%Ln file changed after it was written. The genre goes back, later edits stay.</numerusform>
            <numerusform>%Ln files changed after they were written. The genre goes back, later edits stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are as they were before.</source>
        <translation>
            <numerusform>%Ln file is as it was before.</numerusform>
            <numerusform>%Ln files are as they were before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since and were left alone.</source>
        <translation>
            <numerusform>%Ln changed since and was left alone.</numerusform>
            <numerusform>%Ln changed since and were left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be taken back.</source>
        <translation>
            <numerusform>%Ln could not be taken back.</numerusform>
            <numerusform>%Ln could not be taken back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LearnDialog</name>
    <message numerus="yes">
        <source>%Ln corrected track(s)</source>
        <translation>
            <numerusform>%Ln corrected track</numerusform>
            <numerusform>%Ln corrected tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln artist(s) or folder(s)</source>
        <translation>
            <numerusform>%Ln artist or folder</numerusform>
            <numerusform>%Ln artists or folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other track(s) of the library at hand</source>
        <translation>
            <numerusform>%Ln other track of the library at hand</numerusform>
            <numerusform>%Ln other tracks of the library at hand</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapsPage</name>
    <message numerus="yes">
        <source>{name}: %Ln filter(s)</source>
        <translation>
            <numerusform>{name}: %Ln filter</numerusform>
            <numerusform>{name}: %Ln filters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message numerus="yes">
        <source>%Ln window(s)</source>
        <translation>
            <numerusform>%Ln window</numerusform>
            <numerusform>%Ln windows</numerusform>
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
            <numerusform>%Ln artist</numerusform>
            <numerusform>%Ln artists</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to write</source>
        <translation>
            <numerusform>%Ln to write</numerusform>
            <numerusform>%Ln to write</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <translation>
            <numerusform>%Ln unknown</numerusform>
            <numerusform>%Ln unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need nothing</source>
        <translation>
            <numerusform>%Ln needs nothing</numerusform>
            <numerusform>%Ln need nothing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln skipped</numerusform>
            <numerusform>%Ln skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln written</source>
        <translation>
            <numerusform>%Ln written</numerusform>
            <numerusform>%Ln written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not classified</source>
        <translation>
            <numerusform>%Ln not classified</numerusform>
            <numerusform>%Ln not classified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QualityView</name>
    <message numerus="yes">
        <source>F1 on %Ln clip(s), present → new. No genre falls by more than {margin}.</source>
        <translation>
            <numerusform>F1 on %Ln clip, present → new. No genre falls by more than {margin}.</numerusform>
            <numerusform>F1 on %Ln clips, present → new. No genre falls by more than {margin}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message numerus="yes">
        <source>%Ln file(s) will be written</source>
        <translation>
            <numerusform>%Ln file will be written</numerusform>
            <numerusform>%Ln files will be written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %Ln file(s)</source>
        <translation>
            <numerusform>Write %Ln file</numerusform>
            <numerusform>Write %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunHeader</name>
    <message numerus="yes">
        <source>With the latest %Ln run(s)</source>
        <translation>
            <numerusform>With the latest %Ln run</numerusform>
            <numerusform>With the latest %Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message numerus="yes">
        <source>%Ln clip(s) could not be used.</source>
        <translation>
            <numerusform>%Ln clip could not be used.</numerusform>
            <numerusform>%Ln clips could not be used.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionKeeper</name>
    <message numerus="yes">
        <source>Please look into the history: what became of %Ln file(s) is unclear.</source>
        <translation>
            <numerusform>Please look into the history: what became of %Ln file is unclear.</numerusform>
            <numerusform>Please look into the history: what became of %Ln files is unclear.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The program ended unexpectedly. %Ln track(s) were listed; your corrections are kept.</source>
        <translation>
            <numerusform>The program ended unexpectedly. %Ln track was listed; your corrections are kept.</numerusform>
            <numerusform>The program ended unexpectedly. %Ln tracks were listed; your corrections are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%Ln setting(s) changed from the preset</source>
        <translation>
            <numerusform>%Ln setting changed from the preset</numerusform>
            <numerusform>%Ln settings changed from the preset</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message numerus="yes">
        <source>%Ln track(s) of your own</source>
        <translation>
            <numerusform>%Ln track of your own</numerusform>
            <numerusform>%Ln tracks of your own</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatesPage</name>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message numerus="yes">
        <source>%Ln clip(s)</source>
        <translation>
            <numerusform>%Ln clip</numerusform>
            <numerusform>%Ln clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln genre(s)</source>
        <translation>
            <numerusform>%Ln genre</numerusform>
            <numerusform>%Ln genres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s) found</source>
        <translation>
            <numerusform>%Ln problem found</numerusform>
            <numerusform>%Ln problems found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SuspectsPage</name>
    <message numerus="yes">
        <source>%Ln label(s) are probably wrong (confident learning). The worst stand first. Play the track before you fix one: a suspicion is not a proof.</source>
        <translation>
            <numerusform>%Ln label is probably wrong (confident learning). The worst stand first. Play the track before you fix one: a suspicion is not a proof.</numerusform>
            <numerusform>%Ln labels are probably wrong (confident learning). The worst stand first. Play the track before you fix one: a suspicion is not a proof.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WriteFlow</name>
    <message numerus="yes">
        <source>%Ln file(s) written.</source>
        <translation>
            <numerusform>%Ln file written.</numerusform>
            <numerusform>%Ln files written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be written and stayed as they were; the table says why.</source>
        <translation>
            <numerusform>%Ln could not be written and stayed as it was; the table says why.</numerusform>
            <numerusform>%Ln could not be written and stayed as they were; the table says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are as they were before.</source>
        <translation>
            <numerusform>%Ln file is as it was before.</numerusform>
            <numerusform>%Ln files are as they were before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be taken back; the history says why.</source>
        <translation>
            <numerusform>%Ln could not be taken back; the history says why.</numerusform>
            <numerusform>%Ln could not be taken back; the history says why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WritingPage</name>
    <message numerus="yes">
        <source>For %Ln day(s)</source>
        <translation>
            <numerusform>For %Ln day</numerusform>
            <numerusform>For %Ln days</numerusform>
        </translation>
    </message>
</context>
</TS>
