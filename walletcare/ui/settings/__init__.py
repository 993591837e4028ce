"""Settings on one scrolling page, and the screen of the first start."""
