"""Parameters of a request, merged from query and body as Rails does it (section 2)."""

from __future__ import annotations

import json

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from walletcare.desk.api.errors import bad_request, server_error
from walletcare.desk.records import Json, Upload

_NAME_MARKS = str.maketrans(dict.fromkeys('\u202e%$|:;/<>?*"\t\r\n\\', "-"))


class _InMemoryParser(MultiPartParser):
    """Keeps files in memory up to 64 MiB: a spooled file would be written by a worker thread that stays for
    a while.
    """

    spool_max_size = 64 * 1024 * 1024


async def read_params(request: Request) -> tuple[Json, list[Upload]]:
    """All parameters and the files under ``attachments[]``.

    Raises:
        ApiError: 400 for a body that cannot be parsed, 500 for attachments in any other form (4.12) and for
            a NUL in a text, which the real server's database does not store.
    """
    params, uploads = await _read(request)
    if _has_nul(params):
        raise server_error()
    return params, uploads


async def _read(request: Request) -> tuple[Json, list[Upload]]:
    params: Json = dict(request.query_params)
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type == "multipart/form-data":
        try:
            form = await _InMemoryParser(request.headers, request.stream()).parse()
        except MultiPartException:
            raise bad_request() from None
        try:
            return _from_form(params, form), await _uploads(form)
        finally:
            await form.close()
    if media_type == "application/x-www-form-urlencoded":
        return _from_form(params, await request.form()), []
    body = await request.body()
    if body and media_type == "application/json":
        try:
            value = json.loads(body)
        except ValueError:
            raise bad_request() from None
        if isinstance(value, dict):
            params.update(value)
    if params.get("attachments"):
        raise server_error()
    return params, []


def _has_nul(value: object) -> bool:
    if isinstance(value, dict):
        return any(_has_nul(entry) for entry in value.values())
    if isinstance(value, list):
        return any(_has_nul(entry) for entry in value)
    return isinstance(value, str) and "\0" in value


def _from_form(params: Json, form: FormData) -> Json:
    for key, value in form.multi_items():
        if isinstance(value, UploadFile):
            continue
        if key in {"attachments", "attachments[]"}:
            raise server_error()
        _put(params, key, value)
    return params


def _put(params: Json, key: str, value: str) -> None:
    """``custom_attributes[topic]`` becomes a nested table."""
    name, bracket, rest = key.partition("[")
    if not bracket:
        params[name] = value
        return
    inner = params.setdefault(name, {})
    if isinstance(inner, dict):
        inner[rest.rstrip("]")] = value


async def _uploads(form: FormData) -> list[Upload]:
    uploads = []
    for key, value in form.multi_items():
        if not isinstance(value, UploadFile):
            continue
        if key == "attachments":
            raise server_error()
        if key == "attachments[]":
            content_type = value.content_type or "application/octet-stream"
            uploads.append(Upload(stored_name(value.filename or "file"), content_type, await value.read()))
    return uploads


def stored_name(name: str) -> str:
    """A file name as the real server's storage keeps it: marks that mean something in an address or a path
    become hyphens.
    """
    return name.strip().translate(_NAME_MARKS)
