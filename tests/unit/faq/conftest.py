from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.small_content import write_small_content
from walletcare.content.build import build_pack
from walletcare.faq.index import SearchIndex
from walletcare.infra.paths import resources_dir


@pytest.fixture(scope="session")
def small_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles with the real synonyms."""
    folder = tmp_path_factory.mktemp("faq")
    resources = write_small_content(folder / "resources")
    shutil.copytree(resources_dir() / "synonyms", resources / "synonyms")
    shutil.copy(resources_dir() / "brand_words.toml", resources)
    shutil.copytree(resources_dir() / "brands", resources / "brands")
    return build_pack(resources, folder / "pack.db").path


@pytest.fixture
def index(small_pack: Path) -> Iterator[SearchIndex]:
    opened = SearchIndex(small_pack)
    yield opened
    opened.close()
