<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</TS>
