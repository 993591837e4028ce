"""The desk: a stand-in for the client API of Chatwoot, for the demo, for tests and for QA.

It speaks real HTTP and a real websocket on loopback and imports nothing of the app but
``walletcare.domain``. Section numbers in this package are those of the backend contract it
imitates (Chatwoot v4.15.1). Doors: :func:`walletcare.desk.server.serve` and
:class:`walletcare.desk.thread.DeskThread`. This module imports nothing, so that a program that never
starts a desk pays nothing for it.
"""
