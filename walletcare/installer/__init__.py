"""Makes the packages: freezes the program and wraps the folder for the system it runs on.

For the build machine only. Nothing of it ships, it imports nothing of the app, and nothing of the app
imports it.
``python -m walletcare.installer --help`` lists what it does; docs/packaging.md explains it.
"""
