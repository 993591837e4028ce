"""What joins rooms for a page or a note, and the gates between them."""
