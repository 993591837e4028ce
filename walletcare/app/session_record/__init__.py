"""What happened in a session, without a word of it: kinds, times and sizes, to be played again on a desk."""
