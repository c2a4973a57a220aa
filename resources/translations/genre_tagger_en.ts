<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CheckPage</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message numerus="yes">
        <source>Comparing %n run(s)</source>
        <translation>
            <numerusform>Comparing %n run</numerusform>
            <numerusform>Comparing %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artist(s) are in more than one part: the scores may look better than they are.</source>
        <translation>
            <numerusform>%n artist is in more than one part: the scores may look better than they are.</numerusform>
            <numerusform>%n artists are in more than one part: the scores may look better than they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataStart</name>
    <message numerus="yes">
        <source>Use my %n correction(s)</source>
        <translation>
            <numerusform>Use my %n correction</numerusform>
            <numerusform>Use my %n corrections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message numerus="yes">
        <source>%n track(s) would change</source>
        <translation>
            <numerusform>%n track would change</numerusform>
            <numerusform>%n tracks would change</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DownloadDialog</name>
    <message numerus="yes">
        <source>All is there but %n file(s), which came damaged.</source>
        <translation>
            <numerusform>All is there but %n file, which came damaged.</numerusform>
            <numerusform>All is there but %n files, which came damaged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>Write %n tag(s)…</source>
        <translation>
            <numerusform>Write %n tag…</numerusform>
            <numerusform>Write %n tags…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message numerus="yes">
        <source>%n write(s) forgotten.</source>
        <translation>
            <numerusform>%n write forgotten.</numerusform>
            <numerusform>%n writes forgotten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n written</source>
        <translation>
            <numerusform>%n written</numerusform>
            <numerusform>%n written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken back</source>
        <translation>
            <numerusform>%n taken back</numerusform>
            <numerusform>%n taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) changed after they were written. The genre goes back, later edits stay.</source>
        <translation>
            <numerusform>%n file changed after it was written. The genre goes back, later edits stay.</numerusform>
            <numerusform>%n files changed after they were written. The genre goes back, later edits stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are as they were before.</source>
        <translation>
            <numerusform>%n file is as it was before.</numerusform>
            <numerusform>%n files are as they were before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed since and were left alone.</source>
        <translation>
            <numerusform>%n changed since and was left alone.</numerusform>
            <numerusform>%n changed since and were left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be taken back.</source>
        <translation>
            <numerusform>%n could not be taken back.</numerusform>
            <numerusform>%n could not be taken back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LearnDialog</name>
    <message numerus="yes">
        <source>%n corrected track(s)</source>
        <translation>
            <numerusform>%n corrected track</numerusform>
            <numerusform>%n corrected tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artist(s) or folder(s)</source>
        <translation>
            <numerusform>%n artist or folder</numerusform>
            <numerusform>%n artists or folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other track(s) of the library at hand</source>
        <translation>
            <numerusform>%n other track of the library at hand</numerusform>
            <numerusform>%n other tracks of the library at hand</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapsPage</name>
    <message numerus="yes">
        <source>{name}: %n filter(s)</source>
        <translation>
            <numerusform>{name}: %n filter</numerusform>
            <numerusform>{name}: %n filters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message numerus="yes">
        <source>%n window(s)</source>
        <translation>
            <numerusform>%n window</numerusform>
            <numerusform>%n windows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n artist(s)</source>
        <translation>
            <numerusform>%n artist</numerusform>
            <numerusform>%n artists</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to write</source>
        <translation>
            <numerusform>%n to write</numerusform>
            <numerusform>%n to write</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need nothing</source>
        <translation>
            <numerusform>%n needs nothing</numerusform>
            <numerusform>%n need nothing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n written</source>
        <translation>
            <numerusform>%n written</numerusform>
            <numerusform>%n written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not heard</source>
        <translation>
            <numerusform>%n not heard</numerusform>
            <numerusform>%n not heard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
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
    <name>QualityView</name>
    <message numerus="yes">
        <source>F1 on %n clip(s), present → new. No genre falls by more than {margin}.</source>
        <translation>
            <numerusform>F1 on %n clip, present → new. No genre falls by more than {margin}.</numerusform>
            <numerusform>F1 on %n clips, present → new. No genre falls by more than {margin}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message numerus="yes">
        <source>%n file(s) will be written</source>
        <translation>
            <numerusform>%n file will be written</numerusform>
            <numerusform>%n files will be written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n file(s)</source>
        <translation>
            <numerusform>Write %n file</numerusform>
            <numerusform>Write %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunHeader</name>
    <message numerus="yes">
        <source>With the latest %n run(s)</source>
        <translation>
            <numerusform>With the latest %n run</numerusform>
            <numerusform>With the latest %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message numerus="yes">
        <source>%n clip(s) could not be used.</source>
        <translation>
            <numerusform>%n clip could not be used.</numerusform>
            <numerusform>%n clips could not be used.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n setting(s) changed from the preset</source>
        <translation>
            <numerusform>%n setting changed from the preset</numerusform>
            <numerusform>%n settings changed from the preset</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message numerus="yes">
        <source>%n track(s) of your own</source>
        <translation>
            <numerusform>%n track of your own</numerusform>
            <numerusform>%n tracks of your own</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatesPage</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepFaces</name>
    <message numerus="yes">
        <source>%n genre(s)</source>
        <translation>
            <numerusform>%n genre</numerusform>
            <numerusform>%n genres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) found</source>
        <translation>
            <numerusform>%n problem found</numerusform>
            <numerusform>%n problems found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SuspectsPage</name>
    <message numerus="yes">
        <source>%n label(s) are probably wrong (confident learning). The worst stand first. Listen before you fix one: a suspicion is not a proof.</source>
        <translation>
            <numerusform>%n label is probably wrong (confident learning). Listen before you fix it: a suspicion is not a proof.</numerusform>
            <numerusform>%n labels are probably wrong (confident learning). The worst stand first. Listen before you fix one: a suspicion is not a proof.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WriteFlow</name>
    <message numerus="yes">
        <source>%n file(s) written.</source>
        <translation>
            <numerusform>%n file written.</numerusform>
            <numerusform>%n files written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be written and stayed as they were; the table says why.</source>
        <translation>
            <numerusform>%n could not be written and stayed as it was; the table says why.</numerusform>
            <numerusform>%n could not be written and stayed as they were; the table says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are as they were before.</source>
        <translation>
            <numerusform>%n file is as it was before.</numerusform>
            <numerusform>%n files are as they were before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be taken back; the history says why.</source>
        <translation>
            <numerusform>%n could not be taken back; the history says why.</numerusform>
            <numerusform>%n could not be taken back; the history says why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WritingPage</name>
    <message numerus="yes">
        <source>For %n day(s)</source>
        <translation>
            <numerusform>For %n day</numerusform>
            <numerusform>For %n days</numerusform>
        </translation>
    </message>
</context>
</TS>
