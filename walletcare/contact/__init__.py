"""The contact room: one case through every channel, nothing lost, nothing doubled.

The door is :class:`~walletcare.contact.service.ContactService`. Everything here is plain blocking Python
without
Qt: call it from a worker, and listen to its changes. It sends nothing that ``walletcare.safety`` did not
clear.
"""
