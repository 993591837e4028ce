"""Guided troubleshooting: the flow engine, the checks, the verdict and the account of what was tried.

``session.Session`` is a pure state machine over a ``domain.flow.Flow``; ``runner.run_checks`` runs checks
side by side; ``verdict.decide`` says whose side the cause is on; ``session_store.SessionStore`` keeps runs.
Imports ``domain``, ``content`` and ``infra.db``; the network is reached through ``domain.probe`` only.
"""
