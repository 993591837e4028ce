"""Steps about what ships: articles, search, flows, guard, official list."""

from __future__ import annotations

from dataclasses import replace

from walletcare.app.selftest.step import StepFailedError, require
from walletcare.app.services import Services
from walletcare.domain import flow as f
from walletcare.domain.article import SearchQuery
from walletcare.domain.language import Language
from walletcare.domain.ticket import DraftId
from walletcare.safety.outgoing.guard import SecretFoundError
from walletcare.troubleshoot.diagnostics.check import Cancel, CheckContext
from walletcare.troubleshoot.runner import run_checks
from walletcare.troubleshoot.session import Session

_MAX_STEPS = 60
_SEARCHES = (
    ("退款", Language.ZH, "request-a-refund"),
    ("付款失败 扣款", Language.ZH, "payment-failed"),
    ("tui kuan", Language.ZH, "request-a-refund"),
    ("my payment failed", Language.EN, "payment-failed"),
    ("support does not answer", Language.EN, "support-not-responding"),
)
_PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"  # BIP-39 test vector
_HASH = "transaction hash 0x" + "5f" * 32


def pack(services: Services) -> str:
    """Every article is there in both languages and can be opened."""
    counts = []
    for language in Language:
        metas = services.pack.articles(language)
        for meta in metas:
            article = services.pack.article(meta.slug, language, services.brand.facts)
            require(article is not None and bool(article.blocks), f"{meta.slug} is empty in {language}")
        counts.append(len(metas))
    require(counts[0] == counts[1] > 0, f"articles by language: {counts}")
    return f"{counts[0]} articles in each language, pack {services.pack.version}"


def search(services: Services) -> str:
    """Two-character Chinese, questions, pinyin and English find the right article among the first three."""
    for text, language, slug in _SEARCHES:
        result = services.index.search(SearchQuery(text, language, limit=3))
        found = [hit.article.slug for hit in result.hits]
        require(slug in found, f"{text!r} found {found}, not {slug}")
    nothing = services.index.search(SearchQuery("zxqv wwkj", Language.EN))
    require(not nothing.hits or not nothing.is_confident, "nonsense was answered with confidence")
    return f"{len(_SEARCHES)} questions"


def flows(services: Services) -> str:
    """A run of every troubleshooter reaches an outcome; the checks of the first one really run."""
    walked = 0
    for flow in services.pack.flows():
        _walk(services, flow, runs_checks=flow.id == "payment-failed")
        walked += 1
    require(walked > 0, "no flows in the pack")
    return f"{walked} flows walked to an outcome"


def _walk(services: Services, flow: f.Flow, *, runs_checks: bool) -> Session:
    session = Session(flow, services.brand, services.clock)
    for _ in range(_MAX_STEPS):
        match session.step:
            case f.OutcomeStep():
                draft = session.draft(DraftId("self-test"), Language.EN)
                require(draft.account is not None, f"{flow.id}: no account")
                return session
            case f.QuestionStep() as step:
                session.answer(step.choices[-1].id)
            case f.InputStep() as step:
                if step.is_optional:
                    session.skip()
                else:
                    problem = session.type(_SAMPLES[step.input])
                    require(problem is None, f"{flow.id}/{step.id}: {problem}")
            case f.ChecksStep():
                uses = session.uses()
                if runs_checks:
                    results = run_checks(uses, services.check_context(Cancel()), inputs_of=session.inputs_of)
                    require(len(results) == len(uses), f"{flow.id}: {len(results)} of {len(uses)} checks")
                else:
                    offline = _offline(services)
                    results = run_checks(uses, offline, inputs_of=session.inputs_of)
                session.record_results(results)
                session.proceed()
            case f.InstructionStep() as step:
                session.answer(step.exits[-1].id)
    raise StepFailedError(f"{flow.id} did not end within {_MAX_STEPS} steps")


def _offline(services: Services) -> CheckContext:
    return replace(services.check_context(Cancel()), is_offline=True)


_SAMPLES = {
    f.InputKind.TEXT: "self-test",
    f.InputKind.AMOUNT: "12.80 EUR",
    f.InputKind.DATE: "2026-11-20",
    f.InputKind.ORDER_NUMBER: "2026112512400001",
    f.InputKind.TX_ID: "0x" + "5f" * 32,
    f.InputKind.ADDRESS: "0x52908400098527886E0F7030069857D2E4169EE7",  # EIP-55 test case
    f.InputKind.IBAN: "GB33BUKB20201555555555",  # ISO 13616 example
    f.InputKind.CARD_NUMBER: "4242424242424242",
    f.InputKind.CARD_EXPIRY: "12/30",
    f.InputKind.LINK: "heronwallet.example",
}


def guard(services: Services) -> str:
    """A recovery phrase is stopped; a transaction hash is not."""
    try:
        services.guard.clear(f"my phrase: {_PHRASE}")
    except SecretFoundError:
        pass
    else:
        raise StepFailedError("a recovery phrase was let out")
    services.guard.clear(_HASH)
    return "a phrase is blocked, a hash is not"


def official(services: Services) -> str:
    """The brand's own address is official, a look-alike is an imitation."""
    entry = next(entry for entry in services.brand.official.entries if entry.kind.value == "domain")
    real = services.checker.check(f"https://{entry.value}/help")
    fake = services.checker.check(f"https://{entry.value.replace('l', '1', 1)}/help")
    require(real.verdict.value == "official", f"{entry.value}: {real.verdict}")
    require(fake.verdict.value == "imitation", f"look-alike of {entry.value}: {fake.verdict}")
    return entry.value
