"""The groups of the gallery. Words are made up and never translated: this is a builder's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from walletcare.domain.ticket import Delivery, Stage
from walletcare.ui.components import (
    AnswerTrail,
    AttachmentChip,
    Avatar,
    Banner,
    Button,
    ButtonKind,
    Callout,
    Card,
    CheckBox,
    CheckList,
    CheckState,
    Chip,
    ChipKind,
    ChoiceRow,
    DayLine,
    Divider,
    DropTarget,
    EmptyState,
    EntryCard,
    ErrorState,
    Field,
    FilterChip,
    FlowLayout,
    HistoryRow,
    IconButton,
    ItemList,
    KeyCap,
    Ladder,
    LineInput,
    ListItem,
    LoadingRows,
    MessageRow,
    NumberedList,
    PlainLabel,
    ProgressBar,
    ProgressSegments,
    QuickReply,
    RadioRow,
    Row,
    RowCard,
    Rung,
    SearchField,
    SearchSize,
    SegmentedControl,
    Select,
    Side,
    Spinner,
    StepSlider,
    StepState,
    Switch,
    TextInput,
    Timeline,
    TimelineStep,
    Tint,
    TypingRow,
    VerdictCard,
    grow_with_width,
    stage_look,
)
from walletcare.ui.components.chip import DOT
from walletcare.ui.theme import TextStyle

if TYPE_CHECKING:
    from collections.abc import Sequence


def group(title: str, *parts: QWidget | QLayout) -> Card:
    """A card with a caption and its parts below each other."""
    card = Card(margin=18, spacing=12)
    card.body.addWidget(PlainLabel(title, TextStyle.SMALL_BOLD, "text2"))
    for part in parts:
        if isinstance(part, QWidget):
            card.body.addWidget(part)
        else:
            card.body.addLayout(part)
    return card


def line(widgets: Sequence[QWidget], gap: int = 10) -> QWidget:
    """Widgets in a row that wraps."""
    box = QWidget()
    grow_with_width(box)
    flow = FlowLayout(box, gap=gap, line_gap=10)
    for widget in widgets:
        flow.addWidget(widget)
    return box


def beside(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row


def buttons() -> Card:
    plain = [Button(kind.value, kind) for kind in ButtonKind]
    icons = [
        Button("付款失败", ButtonKind.PRIMARY, icon="mail"),
        Button("下一步", ButtonKind.PRIMARY, has_arrow=True, is_large=True),
        Button("Delete", ButtonKind.DANGER, icon="trash-2"),
        Button("Remove it", ButtonKind.DANGER_FILLED, icon="eraser"),
    ]
    off = [Button("Disabled", kind) for kind in (ButtonKind.PRIMARY, ButtonKind.SECONDARY, ButtonKind.TEXT)]
    for button in off:
        button.setEnabled(False)
    small = [
        IconButton("printer", "Print"),
        IconButton("ellipsis", "More", has_outline=True),
        IconButton("send", "Send", is_filled=True, size=40),
        KeyCap("Ctrl K"),
        KeyCap("1"),
        Avatar("Mei"),
        Avatar("你", is_user=True),
    ]
    return group("Buttons", line(plain), line(icons), line(off), line(small))


def chips() -> Card:
    stages = []
    for stage in Stage:
        chip = Chip()
        chip.set_stage(stage)
        stages.append(chip)
    late = Chip()
    late.set_stage(Stage.ASSIGNED, is_overdue=True)
    stages.append(late)
    stages.append(Chip("开放中", ChipKind.SUCCESS, icon=DOT))
    on = FilterChip("全部 7")
    on.setChecked(True)
    filters = [
        on,
        FilterChip("付款 5"),
        FilterChip("退款 1"),
        QuickReply("How long?"),
        QuickReply("补一张截图"),
    ]
    return group("Chips, filters, quick replies", line(stages, 8), line(filters, 8))


def choices() -> Card:
    chosen, box, switch = RadioRow("银行卡"), CheckBox("我看过了", is_bold=True), Switch("on", is_on=True)
    chosen.setChecked(True)
    box.setChecked(True)
    segments = SegmentedControl([("system", "跟随系统"), ("light", "浅色"), ("dark", "深色")], name="Theme")
    segments.set_current("system")
    select = Select([("a", "跟随系统"), ("b", "减少动画")], name="Motion")
    slider = StepSlider(4, name="Text size")
    first = ChoiceRow("钱包余额", "零钱、账户里的可用余额", icon="wallet", key="1")
    second = ChoiceRow("银行卡（借记卡）", "绑定的储蓄卡，钱已从卡里扣走", icon="landmark", key="2")
    second.setChecked(True)
    small = ChoiceRow(
        "@WalletCareHelp",
        "X · within a working day",
        icon="at-sign",
        mark="badge-check",
        is_large=False,
    )
    return group(
        "Choices",
        line([chosen, RadioRow("余额"), box, CheckBox("Not yet"), switch, Switch("off")], 18),
        line([segments, select, slider], 18),
        first,
        second,
        small,
    )


def fields() -> Card:
    when = Field("什么时候", helper="大概时间也可以", input_=LineInput(placeholder="例如：今天 12:40"))
    amount = Field("金额", is_optional=True)
    amount.set_text("¥ 1,280")
    wrong = Field("邮箱")
    wrong.set_text("li.wei@")
    wrong.set_error("邮箱还差后半段，比如 @mail.com")
    good = Field("交易编号", input_=LineInput(is_mono=True))
    good.set_text("TX-8F3K-22MD")
    good.set_good("格式正确")
    text = Field("发生了什么", input_=TextInput(least_lines=3))
    written = "中午 12:40 在便利店扫码付款，显示失败，但是银行卡扣了 1,280 元。ribbon orbit maple cactus"
    text.set_text(written)
    if isinstance(text.input, TextInput):
        text.input.mark_parts([(written.index("ribbon"), len(written))])
    return group(
        "Fields",
        beside(when, amount),
        beside(wrong, good),
        text,
        SearchField(SearchSize.LARGE, placeholder="例如：付款失败，但钱已经扣了"),
        beside(
            SearchField(placeholder="Search articles"),
            SearchField(SearchSize.SMALL),
        ),
    )


def banners() -> Card:
    offline = Banner("现在离线。帮助照常可看。", "写好的消息会在联网后自动发出。", tint=Tint.NEUTRAL)
    offline.add_button(Button("再试一次"))
    info = Banner("今晚 23:00–23:30 系统维护", "付款可能变慢，余额不受影响。", can_close=True)
    sent = Banner("已发出，编号 WC-7K2F-91", "通常 6 小时内回复，会弹出通知。", tint=Tint.SUCCESS)
    sent.add_button(Button("复制编号", icon="copy"))
    late = Banner(
        "No answer for 2 minutes",
        "Keep waiting, or continue by email. Your reference and this chat come along.",
        tint=Tint.WARNING,
        icon="hourglass",
    )
    late.add_button(Button("Keep waiting"))
    late.add_button(Button("Continue by email", ButtonKind.PRIMARY, icon="mail"))
    guard = Banner(
        "这里好像有助记词，先不要发出去",
        "谁拿到它，谁就能转走你的钱。客服从不需要它。内容没有保存，也没有发送。",
        tint=Tint.DANGER,
        is_roomy=True,
    )
    guard.add_button(Button("帮我删掉", ButtonKind.DANGER_FILLED, icon="eraser"))
    guard.add_button(Button("不是助记词"))
    verdict = VerdictCard(
        "This is not one of our addresses",
        "Don’t open it, don’t reply, and don’t send money.",
        tint=Tint.DANGER,
        icon="octagon-x",
    )
    return group(
        "Banners, callouts, verdicts",
        offline,
        info,
        sent,
        late,
        guard,
        Callout("多久会退回？", "余额付款：2 小时内。银行卡付款：1–3 个工作日，以银行为准。"),
        Callout("有人说能帮你加急退款？", "那不是我们。请不要给验证码。", tint=Tint.WARNING),
        verdict,
    )


def progress() -> Card:
    checks = CheckList()
    names = ("Network", "Finding our servers", "Secure connection", "Clock", "Service status", "Gateway")
    for state, title in zip(CheckState, names, strict=True):
        row = checks.add_check(str(state), title, "A plain sentence about it.")
        row.set_state(state, value="38 ms" if state is CheckState.GOOD else "")
    checks.check(str(CheckState.LOOK)).set_button(Button("How to fix"))
    segments, bar = ProgressSegments(), ProgressBar("Checks")
    segments.set_steps(2.5, 5, "Step 3")
    bar.set_share(0.66)
    trail = AnswerTrail()
    trail.set_answers([("a", "Payment failed"), ("b", "QR code")], "Bank card")
    return group("Checks and progress", checks, segments, bar, trail, line([Spinner()]))


def request_parts() -> Card:
    timeline = Timeline("Progress")
    steps = (
        TimelineStep("send", "已发送", "今天 12:52", StepState.DONE, "完成"),
        TimelineStep("user-check", "已分配", "12:58 Mei", StepState.DONE, "完成"),
        TimelineStep("message-circle", "已回复", "14:02", StepState.DONE, "完成"),
        TimelineStep("corner-up-left", "等你回复", "还差一张截图", StepState.CURRENT, "现在"),
        TimelineStep("check", "已解决", "", StepState.LATER, "还没到"),
    )
    timeline.set_steps(steps)
    upright = Timeline("Progress")
    upright.set_upright(True)
    upright.set_steps(steps[:3])
    ladder = Ladder()
    ladder.set_rungs(
        [
            Rung(
                "message-circle",
                "Live chat",
                "With Mei",
                ChipKind.ACCENT,
                ("You’re here", "Until 21:00"),
                True,
            ),
            Rung(
                "mail",
                "Email",
                "Ready",
                ChipKind.NEUTRAL,
                ("Takes over from chat", "Within 6 hours"),
            ),
            Rung(
                "at-sign",
                "Official social",
                "Weekdays",
                ChipKind.NEUTRAL,
                ("If email is silent",),
            ),
        ]
    )
    rows = ItemList(name="Requests", text_lines=0, has_foot=True)
    rows.set_items(
        [
            ListItem(
                "1",
                "转账 ¥1,280.00 失败，但已扣款",
                meta="WC-7K2F-91·在线聊天",
                chip=stage_look(Stage.WAITING_ON_YOU),
                note="12 分钟前",
                is_unread=True,
            ),
            ListItem(
                "2",
                "换手机后登录不了",
                meta="WC-6M4D-08·邮件",
                chip=stage_look(Stage.ASSIGNED),
                note="1 小时前",
            ),
        ]
    )
    rows.set_current("1")
    rows.setFixedHeight(200)
    found = ItemList(name="Results")
    found.set_items(
        [
            ListItem(
                "a",
                "付款失败，但银行卡已扣款",
                ((0, 4), (9, 11)),
                "银行先冻结了这笔钱，商户没有收到。多数扣款会在 2 小时内自动退回……",
                ((19, 21),),
                "付款·3 分钟",
            )
        ]
    )
    found.setFixedHeight(120)
    return group("Requests and channels", timeline, beside(upright, ladder), beside(rows, found))


def conversation() -> Card:
    theirs = MessageRow(
        "Hi, I’m Mei. I’ve read your report, so you don’t need to repeat anything. "
        "Your $180.00 is on hold at the bank.",
        Side.THEM,
        author="Mei",
        time="14:02",
    )
    own = []
    for delivery in (Delivery.SENDING, Delivery.SENT, Delivery.SEEN, Delivery.FAILED):
        row = MessageRow("Thank you. How long until it comes back?", Side.ME, time="14:03")
        row.set_delivery(delivery)
        own.append(row)
    typing = TypingRow()
    typing.set_who("Mei", "Mei is typing")
    files = line(
        [
            AttachmentChip("排查报告", "已附上", icon="file-check", is_special=True),
            AttachmentChip("付款记录.png", "412 KB", icon="image"),
            DropTarget("添加截图或文件"),
        ]
    )
    history = HistoryRow("我看过你的排查报告了，不用再说一遍。", author="Mei", time="14:02", is_verified=True)
    day = DayLine("Today 14:01 · Mei joined. She can see your troubleshooting report.", icon="user-check")
    return group("Conversation", day, theirs, *own, typing, history, files)


def states() -> Card:
    empty = EmptyState("inbox", "No requests yet", "Once you send one, you can follow it here.")
    empty.add_button(Button("Tell us what happened"))
    nothing = EmptyState(
        "search-x",
        "Nothing found for that",
        "Try other words, or ask us.",
        fill="chip",
        color="text2",
    )
    nothing.add_button(Button("Contact support"))
    loading = LoadingRows("Loading your requests…")
    loading.show_now()
    error = ErrorState("We can’t reach our servers", "Nothing is lost. Trying again in 30 seconds.")
    error.set_details("dns · 14:02:11")
    return group("Empty, nothing found, loading, error", beside(empty, nothing), beside(loading, error))


def entries() -> Card:
    scam = EntryCard(
        "shield-question-mark",
        "Someone contacted me. Is it really support?",
        "Don’t reply or send money yet. Paste the link, email, handle or phone number.",
        is_warning=True,
    )
    rows = RowCard(line_from=20)
    for words in ("在线聊天", "邮件"):
        row = Row()
        row.body.addWidget(PlainLabel(words, TextStyle.LABEL), 1)
        row.body.addWidget(Chip("全天", ChipKind.NEUTRAL))
        rows.add_row(row)
    return group(
        "Entry cards, rows",
        beside(EntryCard("credit-card", "付款失败", "没付成、扣了两次、一直处理中"), scam),
        rows,
        Divider(),
        NumberedList(("Mei checks with the bank team", "The answer appears here, with a notification")),
    )


def type_scale() -> Card:
    column = QVBoxLayout()
    column.setSpacing(4)
    for style in TextStyle:
        label = PlainLabel(f"{style.value} · 遇到什么问题了？ What went wrong? 28 / 38", style, wraps=False)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label)
    return group("Type", column)
