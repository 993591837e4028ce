"""The language is switched on every page and in every dialog: nothing old stays, nothing typed goes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.language_walk import TALL, open_dialogs, staying, switch, type_into_empty, typed
from tests.helpers.spoken_languages import Wordings
from walletcare.app.tour.run import play
from walletcare.app.tour.scenes import SCENES, Act, TourScene
from walletcare.app.tour.stage import open_stage
from walletcare.domain.language import Language
from walletcare.ui.navigation import PageName
from walletcare.ui.tour import Look, Photographer


def walked() -> list[TourScene]:
    """All but those that stand still on purpose, and the list of ten thousand: its rows were typed."""
    return [scene for scene in SCENES if scene.settles and scene.act is not Act.FULL]


@pytest.fixture(scope="module")
def walk(dressed: QApplication) -> tuple[dict[str, set[str]], list[str], list[str]]:
    """What stayed of the old language, by scene; where something typed or a dialog was lost."""
    stayed: dict[str, set[str]] = {}
    lost: list[str] = []
    seen: list[str] = []
    with open_stage(Language.ZH) as stage:
        wordings = Wordings(stage.services.pack)
        window = stage.program.window
        for scene in play(stage, walked()):
            Photographer(window, settle=lambda: stage.program.tasks.is_idle).dress(Look(size=TALL))
            type_into_empty(window)
            fields, dialogs, page = typed(window), open_dialogs(window), window.current_name
            for old, new in ((Language.ZH, Language.EN), (Language.EN, Language.ZH)):
                switch(stage, new)
                if found := staying(window, old, stage, wordings):
                    stayed[f"{scene.title} to {new}"] = found
            if typed(window) != fields or open_dialogs(window) != dialogs or window.current_name != page:
                lost.append(scene.title)
            seen += [text for text in fields if text]
    return stayed, lost, seen


Walk = tuple[dict[str, set[str]], list[str], list[str]]


def test_nothing_of_the_old_language_stays(walk: Walk) -> None:
    assert not walk[0], "\n".join(f"{where}: {texts}" for where, texts in walk[0].items())


def test_what_was_typed_and_opened_stays(walk: Walk) -> None:
    assert not walk[1]
    assert any("扫码付款失败" in text for text in walk[2]), "a draft was open on the way"


def test_a_page_behind_speaks_the_new_language_when_it_comes_to_the_front(dressed: QApplication) -> None:
    with open_stage(Language.ZH) as stage:
        wordings = Wordings(stage.services.pack)
        window, names = stage.program.window, [name for name in PageName if name is not PageName.GALLERY]
        for name in names:
            stage.program.navigator.open_page(name)
        switch(stage, Language.EN)
        for name in names:
            stage.program.navigator.open_page(name)
            Photographer(window, settle=lambda: stage.program.tasks.is_idle).dress(Look(size=TALL))
            assert not staying(window, Language.ZH, stage, wordings), name
