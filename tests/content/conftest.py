from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from walletcare.content.build import build_pack
from walletcare.faq.index import SearchIndex
from walletcare.infra.paths import resources_dir


@pytest.fixture(scope="session")
def shipped_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of the resources as they stand."""
    return build_pack(resources_dir(), tmp_path_factory.mktemp("pack") / "pack.db").path


@pytest.fixture(scope="session")
def shipped_index(shipped_pack: Path) -> Iterator[SearchIndex]:
    index = SearchIndex(shipped_pack)
    yield index
    index.close()
