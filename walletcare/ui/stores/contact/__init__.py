"""The contact room on the GUI thread: lists, channels, delivery, and what changed.

The door for the composition root::

    relay = ChangeRelay()                                   # on the GUI thread, before the service is built
    service = ContactService(..., listener=relay)
    store = ContactStore(service, relay, tasks, clock, guard, brand)
    store.start()                                           # delivery, reading the server, polling
    link.start(service.session(), store.on_chat_event)      # in a worker: a session asks the network

``on_chat_event`` may be called from any thread. Everything else belongs to the GUI thread, blocks nowhere,
and answers by signal or by the callback that was given.
"""

from walletcare.ui.stores.contact.board import ChannelBoard
from walletcare.ui.stores.contact.store import ContactStore

__all__ = ["ChannelBoard", "ContactStore"]
