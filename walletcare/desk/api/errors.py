"""The error answers of the imitated API, in the shapes of contract section 3."""

from __future__ import annotations

from walletcare.desk.records import Json


class ApiError(Exception):
    """An answer that is not 200. ``body`` is sent as JSON."""

    def __init__(self, status: int, body: Json) -> None:
        super().__init__(status)
        self.status = status
        self.body = body


def not_found() -> ApiError:
    return ApiError(404, {"status": 404, "error": "Not Found"})


def server_error() -> ApiError:
    """Also the answer to a wrong or missing HMAC and to a wrong parameter type."""
    return ApiError(500, {"status": 500, "error": "Internal Server Error"})


def bad_request() -> ApiError:
    return ApiError(400, {"status": 400, "error": "Bad Request"})


def invalid(message: str, *attributes: str) -> ApiError:
    return ApiError(422, {"message": message, "attributes": list(attributes)})


def survey_locked() -> ApiError:
    return ApiError(422, {"error": "You cannot update the CSAT survey after 14 days"})
