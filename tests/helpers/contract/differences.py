"""Where Chatwoot's OpenAPI file and its code differ (contract section 12), for the calls of the client API.

The desk follows the code. A check against the file leaves out exactly what stands here; each row says why.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """One known difference.

    Attributes:
        route: The desk's name of the call, or ``*``.
        keyword: The JSON Schema keyword that fails.
        path: Where in the answer: ``*`` for any one part, ``**`` at the start for any parts or none.
        reason: Why the code is followed.
    """

    route: str
    keyword: str
    path: str
    reason: str


KNOWN: tuple[Difference, ...] = (
    Difference(
        "inbox.show",
        "type",
        "working_hours/*/*",
        "hours of a closed day are null; the file says so in words and gives the type as integer",
    ),
    Difference(
        "*",
        "type",
        "**/label_list",
        "null for a contact that never had a label; the file knows the list only",
    ),
)

UNDOCUMENTED_STATUSES: dict[int, str] = {
    404: "possible for every call, listed for some",
    422: "field errors, flood and the survey lock are not listed",
    429: "throttling comes before the application and is not listed",
    500: "a wrong HMAC, wrong parameter types and time-outs are not listed",
}

NEVER_SENT = (
    "the file lists 401 for every call and an error body of description and errors[]; no code path sends them"
)
UNDOCUMENTED_ROUTES = ("csat.show", "csat.update", "api.version", "api.health")
"""They exist in the code and are missing in the file."""
