<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>Wizard</name>
    <message numerus="yes">
        <location filename="../../../walletcare/ui/troubleshoot/wizard.py" line="82"/>
        <source>about %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
