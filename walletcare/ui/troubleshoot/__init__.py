"""The Troubleshoot page: the flows, and one run as a wizard."""
