"""Figures of speed and memory, as ratios against a bare PySide6 window measured in the same run."""
