"""Access tokens, key files and authenticator seeds: recognised by their documented structure."""

from __future__ import annotations

import base64
import binascii
import json
import re
from typing import TYPE_CHECKING

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.folding import windows
from walletcare.safety.found import Found
from walletcare.safety.verdict import SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.safety.folding import Folded

_DOCUMENTED = late_pattern(
    r"(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{22,255}|glpat-[\w-]{20,}"
    r"|(?:AKIA|ASIA|AGPA|AIDA)[0-9A-Z]{16}"
    r"|xox[abeprs]-[A-Za-z0-9-]{10,}|xapp-\d-[A-Za-z0-9-]{10,}|[sr]k_(?:live|test)_[A-Za-z0-9]{16,}"
    r"|whsec_[A-Za-z0-9]{20,}"
    r"|sk-(?:proj-|ant-[a-z0-9]+-|or-v1-)?[A-Za-z0-9_-]{20,}|AIza[\w-]{35}|ya29\.[\w-]{20,}|1//[\w-]{30,}"
    r"|npm_[A-Za-z0-9]{36}|pypi-[\w-]{40,}"
    r"|SG\.[\w-]{16,}\.[\w-]{16,}|EAA(?![0-9A-F]{61}(?![A-Za-z0-9]))[A-Za-z0-9]{40,}|hf_[A-Za-z0-9]{30,}|dop_v1_[a-f0-9]{64}|shp(?:at|ss"
    r"|ca|pa)_[a-fA-F0-9]{32}"
    r"|key-[0-9a-f]{32}|AC[0-9a-f]{32}(?=[\s:,]+[0-9a-f]{32})|SK[0-9a-f]{32}(?![0-9A-Za-z])|\d{8,10}:AA[\w-]{33}"
    r"|[MNO][A-Za-z\d_-]{23,27}\.[\w-]{6}\.[\w-]{27,}"
    r"|(?:sq0atp|sq0csp)-[\w-]{22,}|LTAI[A-Za-z0-9]{16,24}|AKID[A-Za-z0-9]{32}|lin_api_[A-Za-z0-9]{40}"
    r"|hooks\.slack\.com/services/T[A-Z0-9]{6,}/B[A-Z0-9]{6,}/[A-Za-z0-9]{20,}"
    r"|discord(?:app)?\.com/api/webhooks/\d{15,20}/[\w-]{50,}"
    r"|dckr_(?:pat|oat)_[\w-]{20,}|hv[sbr]\.[\w-]{24,}|dapi[0-9a-f]{32}|sbp_[0-9a-f]{40}|rubygems_[0-9a-f]{48}"
    r"|PMAK-[0-9a-f]{24}-[0-9a-f]{34}|figd_[\w-]{30,}|xkeysib-[0-9a-f]{60,}|(?:Account|SharedAccess)Key=[A-Za-z0-9+/]{40,}=*"
    r"|ATATT3[\w=-]{20,}|v2\.public\.[\w-]{20,})"
)
_JWT = late_pattern(r"(?<![A-Za-z0-9_-])ey[\w-]{10,2000}\.[\w-]{4,4000}\.[\w-]{0,2000}")
_BEARER = late_pattern(
    r"(?<![A-Za-z0-9_])(?:bearer|authorization:\s?basic|authorization:\s?token)\s{1,2}([A-Za-z0-9._~+/=-]{16,2000})",
    re.IGNORECASE,
)
_ASSIGNED = late_pattern(
    r"(?:api[_ -]?key|api[_ -]?secret|app[_ -]?secret|client[_ -]?secret|access[_ -]?token|auth[_ -]?token"
    r"|refresh[_ -]?token|id[_ -]?token|session[_ -]?(?:id|token|key)"
    r"|sessionid|jsessionid|phpsessid|csrftoken|x-api-key|secret[_ -]?access[_ -]?key|登录令牌"
    r"|访问令牌|令牌|会话标识)"
    r"[\"']?\s{0,2}(?:[:：=]|is|是|为)\s{0,2}[\"']?([A-Za-z0-9._~+/=%-]{16,1000})",
    re.IGNORECASE,
)
_BEARER_WORDS = ("bearer", "authorization")
_ASSIGNED_WORDS = ("key", "secret", "token", "session", "csrf", "令牌", "会话")
"""One of these stands in whatever the patterns above find; a look for plain words costs next to nothing."""
_COOKIE = late_pattern(
    r"(?<![A-Za-z0-9_-])(?:set-)?cookie\s{0,2}:\s{0,2}([\w-]{1,60}=[^\s;]{8,}(?:;\s{0,2}[\w-]{1,60}=[^\s;]{1,})*)",
    re.IGNORECASE | re.MULTILINE,
)
_URL_PASSWORD = late_pattern(
    r"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@]{1,100}:([^\s/@]{3,200})@[^\s]{2,}", re.IGNORECASE
)
_PEM_BEGIN = late_pattern(
    r"-{3,6}\s?BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?\s?-{3,6}", re.IGNORECASE
)
_PEM_END = late_pattern(
    r"-{3,6}\s?END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?\s?-{3,6}", re.IGNORECASE
)
_PEM_BODY = late_pattern(
    r"(?:\\[rn]|\s){0,4}(?:[A-Za-z-]{3,20}: [^\n]{1,80}\n\s{0,4}){0,3}(?:[A-Za-z0-9+/=]|\\[rn]|\s){24}"
)
_PUTTY = late_pattern(r"PuTTY-User-Key-File-\d")
_OTPAUTH = late_pattern(r"otpauth(?:-migration)?://[^\s\"'<>]{4,600}", re.IGNORECASE)
_TOTP_LABEL = late_pattern(
    r"(?:2fa|totp|mfa|otp|authenticator|google auth\w*|setup|two[- ]factor|谷歌|身份验证器|验证器"
    r"|动态口令|二次验证"
    r"|两步验证)[^\n]{0,24}?(?:secret|key|seed|密钥|秘钥|密匙|secret key|绑定码)"
    r"[^A-Za-z0-9\n]{0,6}(?:is\b|是|为)?[^A-Za-z0-9\n]{0,6}((?:[A-Z2-7]{4}[ -]?){3,15}[A-Z2-7]{2,8}=*"
    r"|[A-Z2-7]{16,64}=*)(?![A-Za-z0-9])"
    r"|\bsecret(?: key)?\s{0,2}[:：=]\s{0,2}((?:[A-Z2-7]{4}[ -]?){3,15}[A-Z2-7]{2,8}=*)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_KEYSTORE_MARKS = (
    late_pattern(r"[\"']?ciphertext[\"']?\s*[:=]", re.IGNORECASE),
    late_pattern(r"[\"']?(?:kdf|kdfparams)[\"']?\s*[:=]", re.IGNORECASE),
    late_pattern(r"[\"']?(?:crypto|cipherparams|mac)[\"']?\s*[:=]", re.IGNORECASE),
)
_VAULT = late_pattern(
    r"\{[^{}]{0,200}\"(?:data|iv|salt)\"\s*:\s*\"[^\"]{8,}\"[^{}]{0,4000}\"(?:iv|salt"
    r"|data)\"\s*:\s*\"[^\"]{8,}\"[^{}]{0,4000}\"(?:salt|iv|data)\"\s*:\s*\"[^\"]{8,}\"",
)
_WALLET_FILE = late_pattern(
    r"\"(?:seed|mnemonic|private_?key|privateKey|xprv|secretKey|wallet_type|keystore)\"\s*:\s*[\"{\[]",
    re.IGNORECASE,
)


_POLKADOT_FILE = late_pattern(r"\"encoded\"\s*:\s*\"[^\"]{40,2000}\"(?=[^{}]{0,200}\{[^{}]{0,200}\"pkcs8\")")
_JSON_WEB_KEY = late_pattern(r"\"kty\"\s*:[^{}]{0,4000}?\"d\"\s*:\s*\"[\w=-]{20,}\"")
_STRUCTURE_HINT = late_pattern(r"PRIVATE KEY|PuTTY|\{|otpauth|://|ookie|ciphertext", re.IGNORECASE)
_SEED_HINT = late_pattern(r"secret|key|seed|密钥|秘钥|密匙|绑定码", re.IGNORECASE)
_GROUP = late_pattern(r"[A-Za-z2-7]+=*")
_LONG_RUN = late_pattern(r"[A-Za-z0-9_.=+/~-]{16,}")


def find_tokens(text: Folded) -> Iterator[Found]:
    shown = text.shown
    if _STRUCTURE_HINT.search(shown):
        yield from _pem_keys(shown)
        yield from _keystores(shown)
        for match in _OTPAUTH.finditer(shown):
            yield Found(SecretKind.AUTHENTICATOR_SEED, *match.span())
        for match in _URL_PASSWORD.finditer(shown):
            yield Found(SecretKind.TOKEN, *match.span(1))
        for match in _COOKIE.finditer(shown):
            yield Found(SecretKind.TOKEN, *match.span(1))
    if _SEED_HINT.search(shown):
        yield from _authenticator_seeds(shown)
    lowered = shown.lower()
    labelled = [
        pattern
        for pattern, words in ((_BEARER, _BEARER_WORDS), (_ASSIGNED, _ASSIGNED_WORDS))
        if any(word in lowered for word in words)
    ]
    has_jwt = "ey" in shown
    for first, last in windows(shown, _LONG_RUN, 60, 60):
        for match in _DOCUMENTED.finditer(shown, first, last):
            yield Found(SecretKind.TOKEN, *match.span())
        for match in _JWT.finditer(shown, first, last) if has_jwt else ():
            if _is_jwt(match.group()):
                yield Found(SecretKind.TOKEN, *match.span())
        for pattern in labelled:
            for match in pattern.finditer(shown, first, last):
                if _is_random(match.group(1)) or (pattern is _BEARER and len(match.group(1)) >= 24):
                    yield Found(SecretKind.TOKEN, *match.span(1))


def _authenticator_seeds(shown: str) -> Iterator[Found]:
    for match in _TOTP_LABEL.finditer(shown):
        group = 1 if match.group(1) else 2
        start = match.start(group)
        seed = _without_words(match.group(group))
        value = re.sub(r"[ =-]", "", seed)
        is_one = seed.isalnum()  # no word of the language is so long
        if len(value) >= 16 and (
            value.isupper() or (value.islower() and (is_one or any(char.isdigit() for char in value)))
        ):
            yield Found(SecretKind.AUTHENTICATOR_SEED, start, start + len(seed))


def _without_words(seed: str) -> str:
    """``seed`` up to where its groups end and the words of the sentence go on."""
    first, *others = _GROUP.finditer(seed)
    end = first.end()
    for group in others:
        text = group.group()
        if len(first.group()) >= 16 or text.isupper() != first.group().isupper():
            break
        if not text.isupper() and len(text) != len(first.group()):
            break
        end = group.end()
    return seed[:end]


def _pem_keys(shown: str) -> Iterator[Found]:
    """Private keys between PEM marks (RFC 7468); the marks alone, as in a question about them, are no key."""
    at = 0
    while (begin := _PEM_BEGIN.search(shown, at)) is not None:
        end = _PEM_END.search(shown, begin.end())
        at = end.end() if end else len(shown)
        if _PEM_BODY.match(shown, begin.end()):
            yield Found(SecretKind.KEY_FILE, begin.start(), at)
    for match in _PUTTY.finditer(shown):
        yield Found(SecretKind.KEY_FILE, *match.span())


def _is_jwt(token: str) -> bool:
    head = token.split(".")[0]
    try:
        header = json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))
    except (binascii.Error, ValueError):
        return False
    return isinstance(header, dict) and ("alg" in header or "enc" in header)


def _is_random(value: str) -> bool:
    """Not a word, a version or an address: letters and digits mixed."""
    lower, upper = sum(map(str.islower, value)), sum(map(str.isupper, value))
    digits = sum(map(str.isdigit, value))
    return (digits >= 2 and lower + upper >= 4) or (len(value) >= 32 and min(lower, upper) >= 8)


def _keystores(shown: str) -> Iterator[Found]:
    marks = [pattern.search(shown) for pattern in _KEYSTORE_MARKS]
    if all(marks):
        places = [place for mark in marks if mark for place in mark.span()]
        start, end = shown.rfind("{", 0, min(places) + 1), shown.rfind("}") + 1
        yield Found(SecretKind.KEY_FILE, max(start, 0), max(end, max(places)))
    for match in _VAULT.finditer(shown):
        names = set(re.findall(r"\"(data|iv|salt)\"", match.group()))
        if len(names) == 3:
            yield Found(SecretKind.KEY_FILE, *match.span())
    for pattern in (_POLKADOT_FILE, _JSON_WEB_KEY):
        for match in pattern.finditer(shown):
            yield Found(SecretKind.KEY_FILE, *match.span())
    if shown.lstrip().startswith("{"):
        for match in _WALLET_FILE.finditer(shown):
            yield Found(SecretKind.KEY_FILE, match.start(), match.end())
            break
