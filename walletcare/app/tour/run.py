"""Takes a picture of every page and state, once for each language, in a demo of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, product
from pathlib import Path

from walletcare.app.tour.scenes import GALLERY, SCENES, Act, TourScene, begin
from walletcare.app.tour.stage import Stage, open_stage
from walletcare.domain.language import Language
from walletcare.ui.qt_start import make_application
from walletcare.ui.theme import MotionChoice, ThemeChoice, theme
from walletcare.ui.tour import USUAL_SIZE, Look, Photographer, save_picture


@dataclass(frozen=True, slots=True)
class TourOptions:
    """What to take pictures of. ``pages`` empty: all of them."""

    out: Path
    languages: tuple[Language, ...] = (Language.ZH, Language.EN)
    themes: tuple[ThemeChoice, ...] = (ThemeChoice.LIGHT, ThemeChoice.DARK)
    sizes: tuple[tuple[int, int], ...] = (USUAL_SIZE,)
    text_scales: tuple[int, ...] = (100,)
    with_gallery: bool = False
    pages: frozenset[str] = field(default_factory=frozenset)

    def looks(self, scene: TourScene) -> Iterator[Look]:
        """The looks of one scene; a long picture has one size."""
        sizes = self.sizes[:1] if scene.is_whole else self.sizes
        for scale, size, choice in product(self.text_scales, sizes, self.themes):
            yield Look(choice, size, scale)

    def scenes(self) -> list[TourScene]:
        every = [*SCENES, GALLERY] if self.with_gallery else list(SCENES)
        return [scene for scene in every if not self.pages or scene.page in self.pages]


def run_tour(options: TourOptions) -> Iterator[Path]:
    """Take the pictures, each reported as it is written.

    Raises:
        StoryError: The demo did not start or did not get to the point that the pictures show.
        OSError: A picture cannot be written.
    """
    app = make_application()
    theme().install(app)
    for language in options.languages:
        with open_stage(language) as stage:
            yield from _tour_in(stage, options)


def _tour_in(stage: Stage, options: TourOptions) -> Iterator[Path]:
    photographer = Photographer(stage.program.window, settle=stage.is_at_rest)
    for scene in play(stage, options.scenes()):
        for look in options.looks(scene):
            picture = photographer.picture(look, settles=scene.settles, is_whole=scene.is_whole)
            name = look.file_name(scene.title, stage.language)
            yield save_picture(picture, options.out / name)


def play(stage: Stage, scenes: list[TourScene]) -> Iterator[TourScene]:
    """Bring the window to each scene in turn; what a scene opened is closed before the next.

    Raises:
        StoryError: The demo did not get there.
    """
    # Before the first page comes to the front: a picture must not show it on its way.
    theme().set_motion(MotionChoice.REDUCED)
    for act, of_act in groupby(sorted(scenes, key=lambda scene: list(Act).index(scene.act)), _act_of):
        begin(stage, act)
        for scene in of_act:
            stage.tidy()
            scene.show(stage)
            yield scene
    stage.tidy()


def _act_of(scene: TourScene) -> Act:
    return scene.act
