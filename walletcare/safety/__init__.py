"""What may leave this computer, and what comes in: the secret guard, the official-contact check, warnings.

Imports ``domain`` only. Nothing in here opens a connection, and nothing stores or logs what it found.
"""
