"""Words of a phrase that were cut, doubled or stretched, and Monero's English words in any pieces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

import pytest
from mnemonic import Mnemonic

from walletcare.safety.outgoing.guard import Guard
from walletcare.safety.verdict import SecretKind
from walletcare.safety.wordlists import word_lists

GUARD = Guard()
ENGLISH = "legal winner thank year wave sausage worth useful allow coffee thank yellow"
MONERO = (
    "luggage layout enforce school dwelt fewest fuel cube waveform binocular fuselage "
    "utensils left podcast toilet tutor pride biweekly slower optical energy mesh upon "
    "siblings optical"
)


def kinds(text: str) -> set[SecretKind]:
    return {hit.kind for hit in GUARD.inspect(text).hits}


def drawn(language: str, number: int) -> str:
    phrase = Mnemonic(language).to_mnemonic(Random(number).randbytes(16))
    return unicodedata.normalize("NFC", phrase).replace("\u3000", " ")


def folded(text: str, width: int, end: str = "\n") -> str:
    return end.join(text[at : at + width] for at in range(0, len(text), width))


def cut_once(phrase: str, mark: str) -> str:
    """One word of the phrase cut in its middle: the longest, which is cut into two that are no words."""
    longest = max(phrase.split(), key=len)
    return phrase.replace(longest, longest[:2] + mark + longest[2:], 1)


CUTS = {
    "line": "\n",
    "Windows line": "\r\n",
    "hyphen and line": "-\n",
    "quoted mail": "-\n> ",
    "indented line": "\n    ",
    "hyphen": "-",
    "blank": " ",
}


@pytest.mark.parametrize("language", ["english", "french", "spanish", "italian", "portuguese", "czech"])
@pytest.mark.parametrize("cut", CUTS)
def test_one_word_that_was_cut(cut: str, language: str) -> None:
    for number in range(5):
        assert SecretKind.RECOVERY_PHRASE in kinds("mine: " + cut_once(drawn(language, number), CUTS[cut]))


@pytest.mark.parametrize(
    "text",
    [
        # ``mes h`` would be a word of the English list.
        "cochino balanza mes h\numilde adicto silbar león cielo aclarar\nsemana cumplir reino",
        # ``are`` and ``and`` are pieces.
        "millionliv eforcetri gge rla tino beyspa celemo nfinge r are aspa w nc ave",
        "f\nield gen\ntle obt\nain congress\ng\name colum\nn h\nand do\nor m\naze retire pow\nder g\norilla",
    ],
)
def test_pieces_that_may_be_words_of_their_own(text: str) -> None:
    assert SecretKind.RECOVERY_PHRASE in kinds(text)


def test_a_word_cut_twice() -> None:
    assert SecretKind.RECOVERY_PHRASE in kinds(ENGLISH.replace("sausage", "s\naus\nage"))


@pytest.mark.parametrize("width", [44, 60, 72])
def test_lines_of_a_message_folded_within_words(width: int) -> None:
    for number in range(20):
        text = f"my words are {drawn('english', number)} and now the balance is zero"
        assert SecretKind.RECOVERY_PHRASE in kinds(folded(text, width)), number


def test_the_place_of_a_cut_word_is_where_its_pieces_stand() -> None:
    text = "hi, " + cut_once(ENGLISH, "\n") + ", ok"
    (hit,) = GUARD.inspect(text).hits
    assert text[slice(*hit.span)] == cut_once(ENGLISH, "\n")


def repeated(phrase: str, times: int) -> str:
    return " ".join("".join(letter * times for letter in word) for word in phrase.split())


@pytest.mark.parametrize("times", [2, 3])
@pytest.mark.parametrize("language", ["english", "french", "japanese", "korean", "chinese_simplified"])
def test_every_letter_twice_or_three_times(language: str, times: int) -> None:
    phrase = unicodedata.normalize("NFKC", drawn(language, 1))
    assert SecretKind.RECOVERY_PHRASE in kinds(repeated(phrase, times))
    assert SecretKind.RECOVERY_PHRASE in kinds(repeated(phrase, times).upper())


@pytest.mark.parametrize("around", ["{}", "我的助记词是{}，帮我看看", "seed: {}."])
def test_every_letter_twice_and_no_blanks(around: str) -> None:
    assert SecretKind.RECOVERY_PHRASE in kinds(around.format(repeated(ENGLISH, 2).replace(" ", "")))


def test_every_letter_and_its_accent_twice() -> None:
    for number in range(10):
        phrase = unicodedata.normalize("NFD", drawn("spanish", number))
        assert SecretKind.RECOVERY_PHRASE in kinds(repeated(phrase, 2).replace(" ", "")), phrase


@pytest.mark.parametrize("language", ["english", "spanish", "italian"])
def test_some_letters_twice_or_three_times(language: str) -> None:
    for number in range(10):
        random = Random(number)
        text = "".join(letter * random.choice((1, 1, 2, 3)) for letter in drawn(language, number))
        assert SecretKind.RECOVERY_PHRASE in kinds(re.sub(" +", " ", text))


MONERO_LAYOUTS: dict[str, Callable[[str], str]] = {
    "blanks anywhere": lambda phrase: re.sub(r"(?<=[aeiou])(?=\w\w)", " ", phrase),
    "blanks nowhere else": lambda phrase: re.sub(r"(?<=[aeiou])(?=\w\w)", " ", phrase.replace(" ", "")),
    "pieces of five": lambda phrase: folded(phrase.replace(" ", ""), 5, " "),
    "pieces of ten": lambda phrase: folded(phrase.replace(" ", ""), 10, " "),
    "folded": lambda phrase: folded(f"I still have the backup: {phrase} is it right?", 60),
    "hyphens at the ends of lines": lambda phrase: re.sub(r"(\w{3})(\w{3})", "\\1-\n\\2", phrase),
    "doubled": lambda phrase: repeated(phrase, 2),
    "stretched": lambda phrase: re.sub("[aeo]", lambda match: match.group() * 3, phrase),
    "cut where a little word remains": lambda phrase: (
        folded(phrase, 44).replace("fewest", "few\nest").replace("binocular", "bin\nocular")
    ),
    "in columns": lambda phrase: "\n".join(
        f"{row}. {left}    {row + 13}. {right}"
        for row, (left, right) in enumerate(
            zip(phrase.split()[:13], [*phrase.split()[13:], ""], strict=True), 1
        )
    ),
    "backwards in a sentence": lambda phrase: (
        "我的助记词是"
        + "\n".join(f"{number}. {word}" for number, word in reversed([*enumerate(phrase.split(), 1)]))
        + "，帮我看看"
    ),
    "without its checksum": lambda phrase: " ".join(phrase.split()[:-1]),
    "half of it": lambda phrase: "the first half: " + " ".join(phrase.split()[:12]),
    "digits for letters": lambda phrase: phrase.translate(str.maketrans("aeiost", "431057")),
}


@pytest.mark.parametrize("layout", MONERO_LAYOUTS)
def test_monero_words_in_any_pieces(layout: str) -> None:
    assert SecretKind.RECOVERY_PHRASE in kinds(MONERO_LAYOUTS[layout](MONERO))


def test_eleven_monero_words_are_asked_about() -> None:
    assert kinds(" ".join(MONERO.split()[:11])) == {SecretKind.PHRASE_PART}


def test_every_word_of_every_list_can_be_read() -> None:
    """One of the Russian list stands in its package with two broken bytes."""
    phrase = "смущать умолять вагон турист сектор хранить ледяной форма триста снова обожать фонарь"
    assert kinds(phrase) == {SecretKind.RECOVERY_PHRASE}
    assert not [word for words in word_lists().lists for word in words.words if not word.isalpha()]


@pytest.mark.parametrize(
    "text",
    [
        # Words that only digits spell, amid digits for letters.
        "4rch l3c7ur3 3x4mpl3 w3453l 5w1m 3457 d0v3 m05qu170 my53lf 7h4nk 0bl1g3 53c0nd",
        # What introduces the other half consists of list words.
        "luggage age method feel shed come\nand the second half:\nfeature this health donor oyster thank",
        "whip exact collect welcome all series ... that was the first part, now the rest of it: "
        "grow speak proof window adult forget",
        # Mostly everyday words, but between marks that no sentence has.
        "#celery #better #bus #weekend #gather #popular #visit #photo #gorilla #can #age #where\nplease",
        # Four letters of each word; most words are not longer.
        "RAND WANT FENC FADE VALV SAND PEN BULB HAT DRIP ONCE GUN",
    ],
)
def test_phrases_that_were_asked_about_or_let_go(text: str) -> None:
    assert SecretKind.RECOVERY_PHRASE in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "I tried it to day and a gain some one told me to up date the app, then it did not re peat it.\n"
        "The ac-\ncount shows no mon-\ney, the net-\nwork is fine, and no trans-\naction is pend-\ning.",
        "pleeease heeelp me, whyyy does nobody answeeer, I am sooo tired of waitinggg, it has been daaays",
        "哈哈 谢谢 看看 试试 等等 慢慢 刚刚，好好看看",
        "cookie selfish cookie selfish cookie tobacco cookie selfish cookie selfish cookie tobacco cookie",
        "The goods are still in the mall, the staff will call me back tomorrow, all is well, see you soon.",
    ],
)
def test_what_is_no_phrase(text: str) -> None:
    assert kinds(text) == set()
