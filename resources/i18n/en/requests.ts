<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_US">
<context>
    <name>RequestListPane</name>
    <message numerus="yes">
        <location filename="../../../walletcare/ui/requests/list_pane.py" line="191" />
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartPane</name>
    <message numerus="yes">
        <location filename="../../../walletcare/ui/requests/start_pane.py" line="69" />
        <source>%n rating(s), {average} of 5 on average</source>
        <translation>
            <numerusform>%n rating, {average} of 5 on average</numerusform>
            <numerusform>%n ratings, {average} of 5 on average</numerusform>
        </translation>
    </message>
</context>
</TS>
