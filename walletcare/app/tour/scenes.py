"""Every page and state that has a picture: how to get there in a running demo."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from walletcare.app.tour import moves
from walletcare.app.tour.stage import Stage
from walletcare.contact.following.tickets import TicketFilter
from walletcare.contact.ways.ladder import Way
from walletcare.domain import flow as f
from walletcare.domain.brand import OfficialKind
from walletcare.domain.flow import OutcomeResult
from walletcare.domain.ticket import Delivery, Draft, DraftId
from walletcare.ui.components import InnerDialog
from walletcare.ui.contact.page import ContactPage, Step
from walletcare.ui.help.page import HelpPage
from walletcare.ui.navigation import (
    Destination,
    OpenArticle,
    OpenCheck,
    OpenContact,
    OpenRequest,
    OpenSearch,
    OpenSection,
    PageName,
)
from walletcare.ui.requests.page import RequestsPage
from walletcare.ui.safety.page import SafetyPage
from walletcare.ui.safety.secret_check import SecretCheck
from walletcare.ui.settings.about import open_licences
from walletcare.ui.settings.mail_dialog import MailDialog
from walletcare.ui.settings.onboarding import Onboarding
from walletcare.ui.tasks import POOL_SIZE

Show = Callable[[Stage], None]

PHRASE = "ribbon orbit maple cactus tunnel lemon violin pepper ladder ocean whisper canvas"
ARTICLE = "payment-pending-or-unconfirmed"


class Act(StrEnum):
    """When a scene is played: with an empty store, after the story, with a full store, without a server."""

    EMPTY = "empty"
    TOLD = "told"
    FULL = "full"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class TourScene:
    """One state of one page.

    Attributes:
        name: For the file; empty for the page as it is first opened.
        settles: False where work is under way on purpose, as on a page that is still loading.
        is_whole: All of the page's body in one long picture.
    """

    page: PageName
    name: str
    show: Show
    act: Act = Act.TOLD
    settles: bool = True
    is_whole: bool = False

    @property
    def title(self) -> str:
        """Page and name, as in the picture's file name."""
        return f"{self.page}-{self.name}" if self.name else str(self.page)


def _open(page: PageName) -> Show:
    return lambda stage: stage.program.navigator.open_page(page)


def _home(stage: Stage) -> None:
    stage.program.navigator.open_page(PageName.HOME)
    stage.wait(lambda: stage.program.home.state.services, "the channels on Home")


def _onboarding(stage: Stage) -> None:
    _home(stage)
    Onboarding(stage.program.window, stage.program.settings).open()


def _go(stage: Stage, destination: Destination) -> None:
    stage.program.navigator.open(destination)


def _search_anywhere(stage: Stage) -> None:
    _home(stage)
    popup = stage.program.window.search
    popup.open_own()
    popup.own_field.edit.setText(stage.words("退款", "refund"))
    popup.own_field.searched.emit(stage.words("退款", "refund"))
    stage.wait(lambda: popup.count, "results in the popup")


def _help_search(text: tuple[str, str]) -> Show:
    def show(stage: Stage) -> None:
        _go(stage, Destination(PageName.HELP, OpenSearch(stage.words(*text))))
        stage.wait(lambda: stage.page(HelpPage).reader.slug, "the best answer beside the list")

    return show


def _help_nothing(stage: Stage) -> None:
    _help_start(stage)
    _go(stage, Destination(PageName.HELP, OpenSearch(stage.words("鹈鹕鹈鹕", "qqqq zzzz"))))


def _article(stage: Stage) -> None:
    _go(stage, Destination(PageName.HELP, OpenSearch("")))
    _go(stage, Destination(PageName.HELP, OpenArticle(ARTICLE)))


def _help_start(stage: Stage) -> None:
    _go(stage, Destination(PageName.HELP, OpenSearch("")))
    stage.page(HelpPage).reader.show_start()


def _step(wanted: moves.Wanted) -> Show:
    return lambda stage: moves.walk_to(stage, wanted)


def _hands_over(step: f.Step) -> bool:
    return isinstance(step, f.OutcomeStep) and step.result is OutcomeResult.CONTACT


def _story_text(stage: Stage) -> str:
    return stage.words("扫码付款失败，但是银行卡被扣了钱。", "The payment failed but my card was charged.")


def _write(stage: Stage, extra: str = "") -> ContactPage:
    text = f"{_story_text(stage)} {extra}".strip()
    draft = Draft(id=DraftId(f"tour{len(extra)}"), topic="payment-failed", text=text)
    _go(stage, Destination(PageName.CONTACT, OpenContact(draft=draft)))
    return stage.page(ContactPage)


def _secret(stage: Stage) -> None:
    page = _write(stage, PHRASE)
    stage.wait(lambda: not page.composer.watch.is_clear, "the guard")


def _preview(stage: Stage) -> None:
    page = _write(stage)
    page.composer.preview_button.click()
    stage.wait(lambda: _has_dialog(stage), "the preview")


def _chat(stage: Stage) -> ContactPage:
    _go(stage, Destination(PageName.CONTACT, OpenContact(ticket_id=stage.story.talking)))
    page = stage.page(ContactPage)
    stage.wait(lambda: page.step is Step.CHAT and page.conversation.state is not None, "the conversation")
    return page


def _way(way: Way) -> Show:
    def show(stage: Stage) -> None:
        _chat(stage).chat.way_chosen.emit(way)

    return show


def _contact(stage: Stage) -> None:
    _go(stage, Destination(PageName.CONTACT, OpenContact()))
    stage.wait(lambda: stage.rooms.contact.board.is_known, "the channels")


def _contact_end(stage: Stage) -> None:
    _contact(stage)
    bar = stage.page(ContactPage).overview.verticalScrollBar()
    # At the end also when the cards get their height only now.
    following = bar.rangeChanged.connect(lambda _, highest: bar.setValue(highest))
    stage.endings.append(lambda: void(bar.rangeChanged.disconnect(following)))
    stage.endings.append(lambda: bar.setValue(0))
    bar.setValue(bar.maximum())


def _requests(stage: Stage) -> None:
    """The list with nothing chosen."""
    stage.program.navigator.open_page(PageName.REQUESTS)
    page = stage.page(RequestsPage)
    page.conversation.close()
    page.detail.show_nothing()
    page.go_back()


def _many(stage: Stage) -> None:
    _requests(stage)
    page = stage.page(RequestsPage)
    page.list_pane.show_filter(TicketFilter.OPEN)
    stage.wait(lambda: page.list_pane.rows and not page.list_pane.is_loading, "the long list")


def _request(which: str) -> Show:
    def show(stage: Stage) -> None:
        ticket_id = getattr(stage.story, which)
        _go(stage, Destination(PageName.REQUESTS, OpenRequest(ticket_id)))
        page = stage.page(RequestsPage)
        stage.wait(
            lambda: page.conversation.ticket_id == ticket_id and page.conversation.state, "the request"
        )

    return show


def _requests_loading(stage: Stage) -> None:
    """Every reader is held up, as by a slow disk."""
    may_go_on = threading.Event()
    stage.endings.append(may_go_on.set)
    for _ in range(POOL_SIZE):
        stage.program.tasks.run(lambda _: may_go_on.wait(), owner=stage.program)
    stage.program.navigator.open_page(PageName.REQUESTS)
    stage.wait(lambda: stage.page(RequestsPage).list_pane.is_loading, "the loading rows")


def _check(text: Callable[[Stage], str]) -> Show:
    def show(stage: Stage) -> None:
        _go(stage, Destination(PageName.SAFETY, OpenCheck(text(stage))))

    return show


def _official(stage: Stage) -> str:
    entries = stage.services.brand.official.entries
    return next(entry.value for entry in entries if entry.kind is OfficialKind.LINK)


def _secret_check(stage: Stage) -> None:
    stage.program.navigator.open_page(PageName.SAFETY)
    dialog = SecretCheck(stage.page(SafetyPage), stage.services.guard, stage.program.tasks)
    dialog.open()
    dialog.input.set_text(PHRASE)
    dialog.input.edited.emit(PHRASE)
    stage.wait(lambda: dialog.result_words, "the text is looked at")


def _program_check(stage: Stage) -> None:
    """A file with a published name and other content."""
    stage.program.navigator.open_page(PageName.SAFETY)
    releases = stage.services.brand.releases
    folder = tempfile.TemporaryDirectory()
    stage.endings.append(folder.cleanup)
    path = Path(folder.name) / (releases[0].file_name if releases else "setup.exe")
    path.write_bytes(b"changed by somebody")
    dialog = stage.page(SafetyPage).open_program_check()
    dialog.check(path)
    stage.wait(lambda: not dialog.is_running, "the file is read")


def _emergency(stage: Stage) -> None:
    stage.program.navigator.open_emergency()


def _settings(section: str) -> Show:
    return lambda stage: _go(stage, Destination(PageName.SETTINGS, OpenSection(section) if section else None))


def _mail_setup(stage: Stage) -> None:
    stage.program.navigator.open_page(PageName.SETTINGS)
    MailDialog(stage.program.window, stage.rooms.mail).open()


def _licences(stage: Stage) -> None:
    stage.program.navigator.open_page(PageName.SETTINGS)
    open_licences(stage.program.window)


def _keys(stage: Stage) -> None:
    _home(stage)
    stage.program.window.open_keys()


def _has_dialog(stage: Stage) -> bool:
    return any(dialog.isVisible() for dialog in stage.program.window.findChildren(InnerDialog))


def _not_sent(stage: Stage) -> None:
    """A message that the server refuses."""
    page = _chat(stage)
    desk = stage.services.desk
    if desk is not None:
        desk.control.fail_calls("404", on="message.create", count=None)
        stage.endings.append(desk.control.clear_faults)
    words = stage.words("还在吗？", "Are you still there?")
    conversation = page.conversation
    conversation.writing.send(words, (), frozenset(), lambda: None, stage.failed.append)
    stage.wait(
        lambda: any(message.delivery is Delivery.FAILED for message in conversation.messages[-1:]),
        "a message that is not sent",
    )


SCENES: tuple[TourScene, ...] = (
    TourScene(PageName.HOME, "first", _home, Act.EMPTY),
    TourScene(PageName.HOME, "welcome", _onboarding, Act.EMPTY),
    TourScene(PageName.REQUESTS, "loading", _requests_loading, Act.EMPTY, settles=False),
    TourScene(PageName.REQUESTS, "empty", _requests, Act.EMPTY),
    TourScene(PageName.HOME, "", _home),
    TourScene(PageName.HOME, "search", _search_anywhere),
    TourScene(PageName.HOME, "keys", _keys),
    TourScene(PageName.HELP, "", _help_start),
    TourScene(PageName.HELP, "search", _help_search(("退款多久到账", "how long does a refund take"))),
    TourScene(PageName.HELP, "nothing", _help_nothing),
    TourScene(PageName.HELP, "article", _article),
    TourScene(PageName.TROUBLESHOOT, "", moves.overview),
    TourScene(PageName.TROUBLESHOOT, "question", _step(lambda step: isinstance(step, f.QuestionStep))),
    TourScene(PageName.TROUBLESHOOT, "input", _step(lambda step: isinstance(step, f.InputStep))),
    TourScene(PageName.TROUBLESHOOT, "checks", _step(lambda step: isinstance(step, f.ChecksStep))),
    TourScene(PageName.TROUBLESHOOT, "instruction", _step(lambda step: isinstance(step, f.InstructionStep))),
    TourScene(PageName.TROUBLESHOOT, "outcome", _step(_hands_over)),
    TourScene(PageName.TROUBLESHOOT, "emergency", _emergency),
    TourScene(PageName.CONTACT, "", _contact),
    TourScene(PageName.CONTACT, "phone", _contact_end),
    TourScene(PageName.CONTACT, "write", lambda stage: void(_write(stage))),
    TourScene(PageName.CONTACT, "secret", _secret),
    TourScene(PageName.CONTACT, "preview", _preview),
    TourScene(PageName.CONTACT, "chat", lambda stage: void(_chat(stage))),
    TourScene(PageName.CONTACT, "email", _way(Way.EMAIL)),
    TourScene(PageName.CONTACT, "social", _way(Way.SOCIAL)),
    TourScene(PageName.CONTACT, "carry", _way(Way.CARRY)),
    TourScene(PageName.REQUESTS, "", _requests),
    TourScene(PageName.REQUESTS, "request", _request("talking")),
    TourScene(PageName.REQUESTS, "finished", _request("solved")),
    TourScene(PageName.SAFETY, "", _check(lambda _: "")),
    TourScene(PageName.SAFETY, "official", _check(_official)),
    TourScene(PageName.SAFETY, "unlisted", _check(lambda _: "https://news.example.org/wallet")),
    TourScene(PageName.SAFETY, "imitation", _check(lambda _: "https://heronwa1let.example/verify")),
    TourScene(PageName.SAFETY, "unknown", _check(lambda _: "hello")),
    TourScene(PageName.SAFETY, "secret", _secret_check),
    TourScene(PageName.SAFETY, "program", _program_check),
    TourScene(PageName.SETTINGS, "", _settings("")),
    TourScene(PageName.SETTINGS, "about", _settings("about")),
    TourScene(PageName.SETTINGS, "mail", _mail_setup),
    TourScene(PageName.SETTINGS, "licences", _licences),
    TourScene(PageName.CONTACT, "not-sent", _not_sent),
    TourScene(PageName.REQUESTS, "many", _many, Act.FULL),
    TourScene(PageName.HOME, "offline", _home, Act.OFFLINE),
    TourScene(PageName.HELP, "offline", _help_search(("付款失败扣了钱", "paid but it failed")), Act.OFFLINE),
    TourScene(PageName.CONTACT, "offline", _contact, Act.OFFLINE),
    TourScene(PageName.CONTACT, "chat-offline", lambda stage: void(_chat(stage)), Act.OFFLINE),
)
GALLERY = TourScene(PageName.GALLERY, "", _open(PageName.GALLERY), is_whole=True)


def void(_: object) -> None:
    """Scenes give nothing back."""


def begin(stage: Stage, act: Act) -> None:
    """Bring the demo to where the scenes of ``act`` begin."""
    stage.tidy()
    if act is not Act.EMPTY and stage.told is None:
        stage.tell()
    if act is Act.FULL:
        moves.fill_store(stage)
    elif act is Act.OFFLINE:
        moves.stop_server(stage)


__all__ = ["GALLERY", "SCENES", "Act", "TourScene", "begin"]
