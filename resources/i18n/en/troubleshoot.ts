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
<context>
    <name>DatesCard</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n day(s)</source>
        <translation>
            <numerusform>In %n day</numerusform>
            <numerusform>In %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptList</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutcomeView</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check result(s)</source>
        <translation>
            <numerusform>%n check result</numerusform>
            <numerusform>%n check results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s), nothing wrong</source>
        <translation>
            <numerusform>%n check, nothing wrong</numerusform>
            <numerusform>%n checks, nothing wrong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s), one needs a look</source>
        <translation>
            <numerusform>%n check, one needs a look</numerusform>
            <numerusform>%n checks, one needs a look</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s), {found} need a look</source>
        <translation>
            <numerusform>%n check, {found} need a look</numerusform>
            <numerusform>%n checks, {found} need a look</numerusform>
        </translation>
    </message>
</context>
</TS>
