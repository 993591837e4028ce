"""What the real server lets through of ``submitted_values`` (4.13); it drops the rest without a word."""

from __future__ import annotations

from walletcare.desk.records import Json

_KEYS = ("name", "title", "value")
_SURVEY_KEYS = ("feedback_message", "rating")


def permitted_values(values: object) -> Json | list[Json] | None:
    """An object, or a list of the objects in a list, each with its known keys; None for anything else, which
    changes nothing.
    """
    if isinstance(values, dict):
        return _permitted(values)
    if isinstance(values, list):
        return [_permitted(entry) for entry in values if isinstance(entry, dict)]
    return None


def _permitted(entry: Json) -> Json:
    kept = {key: value for key, value in entry.items() if key in _KEYS and _is_scalar(value)}
    survey = entry.get("csat_survey_response")
    if isinstance(survey, dict):
        kept["csat_survey_response"] = {
            key: value for key, value in survey.items() if key in _SURVEY_KEYS and _is_scalar(value)
        }
    return kept


def _is_scalar(value: object) -> bool:
    return value is None or isinstance(value, str | int | float)
