"""Opens a pack and reads from it: articles, categories, flows, notices."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from walletcare.content.schema import NO_HASH, SCHEMA_VERSION
from walletcare.domain.article_meta import ArticleMeta, Category
from walletcare.domain.errors import ContentError
from walletcare.domain.language import Language, LocalText

if TYPE_CHECKING:
    from walletcare.domain.article import Article
    from walletcare.domain.flow import Flow
    from walletcare.domain.notice import Notice
    from walletcare.domain.survey import Survey

# The first paint needs titles only: what reads articles, flows and notices is imported where it is used.

_log = logging.getLogger(__name__)

META_COLUMNS = "slug, category, language, title, summary, updated, minutes, related, flow, topic, pin"


def meta_from_row(row: tuple[object, ...]) -> ArticleMeta:
    """The value of a row read as :data:`META_COLUMNS`."""
    slug, category, language, title, summary, updated, minutes, related, flow, topic, pin = row
    return ArticleMeta(
        slug=str(slug),
        category=str(category),
        language=Language(str(language)),
        title=str(title),
        summary=str(summary),
        updated=date.fromisoformat(str(updated)),
        reading_minutes=int(str(minutes)),
        related=tuple(str(related).split()),
        flow=str(flow),
        topic=str(topic),
        pin=int(str(pin)),
    )


def open_read_only(path: Path) -> sqlite3.Connection:
    """A connection that cannot change the file and takes no lock on it; for any thread, one at a time."""
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro&immutable=1",
        uri=True,
        check_same_thread=False,
        isolation_level=None,
    )


class Pack:
    """One content pack.

    Attributes:
        version: Stable name of the content (``2026.11.25+1a2b3c4d``).
        built_on: The day of the newest article.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        meta: Mapping[str, str],
        others: tuple[Path, ...] = (),
    ) -> None:
        """Use :meth:`open`."""
        self.path = path
        self._stated_hash = meta.get("hash", "")
        self._others = others
        self.version = meta["version"]
        self.built_on = date.fromisoformat(meta["built_on"])
        self._connection = connection
        self._lock = Lock()

    @classmethod
    def open(cls, path: Path) -> Pack:
        """Open and verify ``path``: schema version and the hash of the whole file.

        Raises:
            ContentError: ``pack-missing``, ``pack-newer``, ``pack-older`` or ``pack-damaged``, each with
                ``file`` and ``todo``.
        """
        pack = cls._open(path)
        try:
            pack.verify()
        except ContentError:
            pack.close()
            raise
        return pack

    @classmethod
    def open_best(cls, candidates: Iterable[Path]) -> Pack:
        """The first of ``candidates`` that opens; what was wrong with those before it goes to the log.

        Raises:
            ContentError: None opened; the error of the first candidate.
        """
        first: ContentError | None = None
        for path in candidates:
            try:
                return cls.open(path)
            except ContentError as error:
                _log.warning("pack not used: %s (%s)", path.name, error.code)
                first = first or error
        if first is None:
            raise ContentError("pack-missing", file="", todo="Install WalletCare again.")
        raise first

    @classmethod
    def open_quick(cls, candidates: Iterable[Path]) -> Pack:
        """The first of ``candidates`` whose head can be read, for titles until :meth:`verified` is asked.

        The hash of the whole file takes longer than the window may wait for the first paint.

        Raises:
            ContentError: None opened; the error of the first candidate.
        """
        paths = tuple(candidates)
        first: ContentError | None = None
        for place, path in enumerate(paths):
            try:
                return cls._open(path, paths[place + 1 :])
            except ContentError as error:
                _log.warning("pack not used: %s (%s)", path.name, error.code)
                first = first or error
        raise first or ContentError("pack-missing", file="", todo="Install WalletCare again.")

    def verified(self) -> Pack:
        """This pack when its file is whole, else the best of the candidates after it.

        Raises:
            ContentError: Neither is whole; the error of this one.
        """
        try:
            self.verify()
        except ContentError as error:
            _log.warning("pack not used: %s (%s)", self.path.name, error.code)
            if not self._others:
                raise
            return Pack.open_best(self._others)
        return self

    def verify(self) -> None:
        """Compare the whole file with the hash it states.

        Raises:
            ContentError: ``pack-damaged``.
        """
        try:
            is_whole = _is_whole(self.path, self._stated_hash)
        except (OSError, ValueError) as error:
            # ValueError: it is empty by now, which cannot be mapped.
            raise _damaged(self.path) from error
        if not is_whole:
            raise _damaged(self.path)

    @classmethod
    def _open(cls, path: Path, others: tuple[Path, ...] = ()) -> Pack:
        if not path.is_file():
            raise ContentError(
                "pack-missing",
                file=str(path),
                todo="Run 'walletcare content build', or install WalletCare again.",
            )
        try:
            connection = open_read_only(path)
            try:
                meta = dict(connection.execute("SELECT key, value FROM meta"))
                _check_schema(path, meta)
                return cls(path, connection, meta, others)
            except BaseException:
                connection.close()
                raise
        except (sqlite3.Error, OSError, ValueError, KeyError) as error:
            raise _damaged(path) from error

    def adopt(self, other: Pack) -> None:
        """Become ``other``, for everybody who holds this pack; ``other`` must not be used any more.

        Every reading before it is of the old content and every reading after it of the new one.
        """
        with self._lock:
            old, self._connection = self._connection, other._connection
            self.path, self.version, self.built_on = other.path, other.version, other.built_on
            self._stated_hash, self._others = other._stated_hash, other._others
            old.close()

    def close(self) -> None:
        self._connection.close()

    def _rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        with self._lock:
            try:
                return self._connection.execute(sql, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise _damaged(self.path) from error

    def categories(self) -> tuple[Category, ...]:
        """In reading order."""
        rows = self._rows("SELECT id, zh, en, position FROM category ORDER BY position")
        return tuple(
            Category(str(key), LocalText(str(zh), str(en)), int(str(position)))
            for key, zh, en, position in rows
        )

    def articles(self, language: Language) -> tuple[ArticleMeta, ...]:
        """All articles in ``language``: by category, then by title as written."""
        rows = self._rows(
            f"SELECT {META_COLUMNS} FROM article JOIN category ON category.id = article.category "  # noqa: S608 - constants only
            "WHERE language = ? ORDER BY position, article.id".replace(
                "slug, category", "slug, article.category"
            ),
            language.value,
        )
        return tuple(meta_from_row(row) for row in rows)

    def article(
        self, slug: str, language: Language, facts: Mapping[str, LocalText] | None = None
    ) -> Article | None:
        """The article with its placeholders filled from ``facts`` (a brand's); None when there is none."""
        rows = self._rows(
            f"SELECT {META_COLUMNS}, blocks FROM article WHERE slug = ? AND language = ?",  # noqa: S608 - constants only
            slug,
            language.value,
        )
        if not rows:
            return None
        import msgspec

        from walletcare.content.block_codec import decode_blocks
        from walletcare.content.facts import fill_article
        from walletcare.domain.article import Article

        blocks = rows[0][-1]
        try:
            article = Article(meta_from_row(rows[0][:-1]), decode_blocks(bytes(blocks)))  # type: ignore[call-overload]  # a blob column
        except msgspec.MsgspecError as error:
            raise _damaged(self.path) from error
        return fill_article(article, facts or {})

    def pinned(self, language: Language) -> tuple[ArticleMeta, ...]:
        """The pinned questions of the start page, in their order."""
        rows = self._rows(
            f"SELECT {META_COLUMNS} FROM article WHERE language = ? AND pin ORDER BY pin, id",  # noqa: S608 - constants only
            language.value,
        )
        return tuple(meta_from_row(row) for row in rows)

    def flows(self) -> tuple[Flow, ...]:
        """All troubleshooters, T01 first.

        Raises:
            ContentError: A flow of the pack cannot be read.
        """
        from walletcare.content.flow_source import flow_from_json

        rows = self._rows("SELECT body, id FROM flow ORDER BY position")
        return tuple(flow_from_json(str(body), str(key)) for body, key in rows)

    def flow(self, flow_id: str) -> Flow | None:
        """The troubleshooter ``flow_id``, None when there is none."""
        from walletcare.content.flow_source import flow_from_json

        rows = self._rows("SELECT body FROM flow WHERE id = ?", flow_id)
        return flow_from_json(str(rows[0][0]), flow_id) if rows else None

    def notices(self) -> tuple[Notice, ...]:
        """All notices that shipped, oldest first; whether one is current is for the clock to say."""
        import msgspec

        from walletcare.domain.notice import Notice

        rows = self._rows("SELECT body FROM notice ORDER BY position")
        try:
            return tuple(msgspec.json.decode(bytes(body), type=Notice) for (body,) in rows)  # type: ignore[call-overload]  # a blob column
        except msgspec.MsgspecError as error:
            raise _damaged(self.path) from error

    def survey(self) -> Survey | None:
        """The questionnaire, None when the content has none."""
        import msgspec

        from walletcare.domain.survey import Survey

        rows = self._rows("SELECT body FROM survey")
        try:
            return msgspec.json.decode(bytes(rows[0][0]), type=Survey) if rows else None  # type: ignore[call-overload]  # a blob column
        except msgspec.MsgspecError as error:
            raise _damaged(self.path) from error


def built_on(path: Path) -> date | None:
    """The day of the pack at ``path`` as it says itself, without verifying it; None when it cannot say."""
    if not path.is_file():
        return None
    try:
        connection = open_read_only(path)
        try:
            row = connection.execute("SELECT value FROM meta WHERE key = 'built_on'").fetchone()
        finally:
            connection.close()
        return date.fromisoformat(str(row[0])) if row else None
    except (sqlite3.Error, ValueError):
        return None


def _damaged(path: Path) -> ContentError:
    return ContentError(
        "pack-damaged", file=str(path), todo="Run 'walletcare content build', or install WalletCare again."
    )


def _check_schema(path: Path, meta: Mapping[str, str]) -> None:
    schema = int(meta.get("schema", "-1"))
    if schema != SCHEMA_VERSION:
        code = "pack-newer" if schema > SCHEMA_VERSION else "pack-older"
        todo = "Update WalletCare." if schema > SCHEMA_VERSION else "Run 'walletcare content build'."
        raise ContentError(code, file=str(path), todo=todo)


def _is_whole(path: Path, stated: str) -> bool:
    """Whether the file has the hash that stands in it, and that counts as :data:`NO_HASH` there.

    The file is mapped, not read: its pages are the ones that the search works with afterwards.
    """
    import hashlib
    import mmap

    mark = stated.encode()
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        place = data.find(mark)
        if len(stated) != len(NO_HASH) or place < 0:
            return False
        with memoryview(data) as view:
            whole = hashlib.sha256(view[:place])
            whole.update(NO_HASH.encode())
            whole.update(view[place + len(mark) :])
        return whole.hexdigest() == stated
