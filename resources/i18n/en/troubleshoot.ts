<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Wizard</name>
    <message numerus="yes">
        <source>about %n more</source>
        <translation>
            <numerusform>about %n more</numerusform>
            <numerusform>about %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
