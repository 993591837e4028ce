<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>RequestListPane</name>
    <message numerus="yes">
        <location filename="../../../walletcare/ui/requests/list_pane.py" line="174" />
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
        </translation>
    </message>
</context>
</TS>
