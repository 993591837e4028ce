"""What comes in: warnings, links, case codes, signed replies."""
