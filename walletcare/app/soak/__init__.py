"""A long run of simulated days with the desk's faults: what is held must not grow."""
