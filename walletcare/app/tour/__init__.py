"""Pictures of every page with a demo that has something to show."""

from walletcare.app.tour.run import TourOptions, run_tour

__all__ = ["TourOptions", "run_tour"]
