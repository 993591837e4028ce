"""What is decided before there is a window."""
