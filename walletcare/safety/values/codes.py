"""One-time codes and passwords: recognised by the words around them, never by their shape alone."""

from __future__ import annotations

import re
from itertools import pairwise, product
from typing import TYPE_CHECKING

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.folding import windows
from walletcare.safety.found import Found
from walletcare.safety.verdict import SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.safety.folding import Folded

_STRONG = (
    r"(?:短信|手机|登录|支付|动态|身份|安全|邮箱|图形)?验证码|驗證碼|动态码|动态密码|動態密碼"
    r"|动态口令|一次性(?:密码|口令)"
    r"|校验码|(?:收到|发来|发给我|短信|给我)的?的?码|短信码|登[录陆]码|提现码|随机码|二次验证码|谷歌码|短信密码|认证码|授权码|口令码|确认码"
    r"|(?<![a-z])otps?(?![a-z])|短信[里中上]的(?:码|数字)|one[\s-]?time[\s-]?(?:pass)?(?:code|word"
    r"|pin)|verification (?:code|number|pin)|verif(?:y"
    r"|ication)[\s-]?code"
    r"|(?:sms|text|2fa|mfa|auth(?:entication|enticator)?|login|log-?in|sign-?in|security|access"
    r"|confirmation|activation|backup|recovery"
    r"|email|phone|google|wallet|bank|6[\s-]?digit|six[\s-]?digit|4[\s-]?digit) (?:message )?code"
    r"|\bpasscode|备用码|恢复码"
)
_WEAK = (
    r"(?<!error )(?<!zip )(?<!postal )(?<!promo )(?<!qr )(?<!area )(?<!status )(?<!country )(?<!invite )(?"
    r"<!referral )(?<!coupon )(?<!discount )(?<!source )(?<!bar )(?<!sort )(?<!swift )(?<!response )(?<!re"
    r"sult )(?<!http )(?<!reason )(?<!return )(?<!branch )(?<!bank )(?<!product )(?<!dress )(?<!tracking )"
    r"(?<!gift )\bcode"
)
_NO_CODE_WORD = (
    r"(?!error|zip|postal|promo|qr|area|status|country|invite|referral|coupon|discount|source|bar|sort"
    r"|swift|response"
    r"|result|http|reason|return|branch|product|dress|tracking|gift|merchant|order|item|store|staff|room"
    r"|door|tax"
    r"|invitation|voucher|agent|booking|airport|currency|language|colou?r|machine|morse)"
)
_SENT = (
    r"(?: (?:that )?(?:(?:i|they|you|it) (?:just )?(?:was sent|got|received|have|see|saw|typed"
    r"|entered|used|put in"
    r"|sent|texted|e-?mailed|gave)|(?:sent|texted|e-?mailed) to)(?: me)?)?"
)
_JOIN = (
    r"(?:\s{0,2}(?:is|was|are|says|it'?s|:|：|=|->|→|-|是|为|為|就是|这个|收到的是|收到|填了|填的是?|输了|输的是?|输入了?|“|\"|'|「"
    r"|【|\(|（|，|,"
    r"|\s)){0,4}\s{0,2}"
)
_DIGITS = r"(?:[a-z]-)?((?<![\d.,$¥€£])\d(?:[\s\-]?\d){3,7})(?!\d|[.:/-]\d|,\d{3}(?!\d)|[a-z])"
_SHOWN = (
    r"(?:authenticator(?: app)?|验证器(?:上|里)?(?:面)?)\s?"
    r"(?:shows?|says|displays?|gives?(?: me)?|showed|gave(?: me)?|显示|给)"
)
_AFTER_STRONG = late_pattern(rf"(?:(?:{_STRONG}){_SENT}|{_SHOWN}){_JOIN}{_DIGITS}")
_AFTER_WEAK = late_pattern(
    # Looking at the first letter spares most places all the other choices.
    rf"(?=[acehgmprtvy])(?:(?:the|my|this|your|here'?s the|got|received|a|tried|entered|typed) {_WEAK}{_SENT}"
    rf"|^{_WEAK}|your (?:{_NO_CODE_WORD}[a-z]{{2,14}} ){{1,2}}code|verification(?=\s?[:：])"
    rf"|code (?:from|in|on) (?:the|my) [a-z ]{{3,24}}|\bpin(?: ?code| number|码)?){_JOIN}{_DIGITS}",
    re.MULTILINE,
)
_NEAR_STRONG = late_pattern(rf"(?:{_STRONG})([^\d\n。！？!?；;]{{0,25}}){_DIGITS}")
_BEFORE = late_pattern(
    rf"(?:(?<![a-z\d.,$¥€£:/-])|(?<=\bg-))(\d(?:[\s\-]?\d){{3,7}})(?![\d.,]\d"
    rf"|\d)(?:[^\d\n。！？!?；;.]|\.(?!\s)){{0,14}}(?:{_STRONG})"
)
_BEFORE_CODE = late_pattern(
    r"(?<![a-z\d.,$¥€£:/-])(\d(?:[\s\-]?\d){3,7})\s{0,2}(?:is|was|as|,|-)\s{0,2}(?:the|my|your"
    r"|a)?\s{0,2}(?:(?!error|response|result|reason|status|return|decline|merchant|country|area|zip|postal"
    r"|promo|coupon|qr|sort|swift|branch)[a-z]{2,14}\s)?(?:code|otp|pin)\b"
    r"|(?<![a-z\d.,$¥€£:/-])(\d(?:[\s\-]?\d){3,7})\s(?:from|in) (?:the|that|my|your) (?:sms"
    r"|text(?: message)?)\b"
    r"|\b(?:enter|use|type) (?:the )?(?:code )?(\d(?:[\s\-]?\d){3,7}) to (?:log|sign) in\b"
    r"|\b(?:entered|typed|put in|tried) (\d(?:[\s\-]?\d){3,7})[ ,](?:[^\d\n.。]{0,24})(?:invalid|wrong"
    r"|incorrect|expired) (?:code|otp)"
)
_LAST_LOOSE_GROUP = 2
"""The later choices of the last pattern say that the digits are a code, and not a year."""
_UNIT = late_pattern(
    r"\s{0,2}(?:元|块|圆|美元|人民币|分钟|分|秒|次|天|位|个|小时|年|月|日|号|点|条|版|楼|多|度|字"
    r"|%|rmb|cny|usd|usdt|eur|gbp|btc|eth"
    r"|yuan|dollars?"
    r"|bucks|times|minutes?|mins?|seconds?|secs?|hours?|hrs?|digits?|days?|weeks?|months?|years?|am\b|pm\b"
    r"|characters?|people|users|(?:appears?|shows|comes|pops) ?(?:up)?\b|is (?:shown|displayed))"
)
_NOT_CODE = late_pattern(
    r"ends (?:in|with)|\bfail|限额|额度|高度|区块|打|拨|limit|height|block|"
    r"错误|报错|提示|error|失败|status|尾号|末尾|末四位|后四位|ending|客服|热线|电话|拨打|致电"
    r"|call|phone|手机号|手机尾号|编号|单号|订单|order"
    r"|ticket|工号|版本|version"
    r"|[账帐]号|邮编|小票|门店|邀请|优惠|活动|兑换码|页面|返回|报(?![给名])"
    r"|amount|金额|付|¥|\$|€|£|ios|android|安卓|iphone|华为|小米|from|来自|发自|号码|number|年|since|in 20"
)
_CODE_NAME, _NAME_REACH = late_pattern(_STRONG), 32
_GROUP_BEFORE = late_pattern(r"\d[ -]$")
"""More digits right before, as in a telephone number: what follows them is no code of its own."""
_DATE = late_pattern(r"(?:19|20)\d\d[-\s](?:0?[1-9]|1[0-2])[-\s](?:0?[1-9]|[12]\d|3[01])")
_YEAR = late_pattern(r"(?:19|20)\d\d")

_LABEL_BEFORE = (
    r"(?:(?:登录|支付|交易|钱包|解锁|锁屏|账号|账户|帐号|银行卡|卡|取款|查询|邮箱|微信|支付宝|我的"
    r"|原|旧|新)?密码|密碼|口令|通行码"
    r"|(?<![a-z])pass\s?wor[dt]\b|\bpasswd\b|\bpwd\b|\bpassphrase\b|\bpasscode\b|\bpass\b|\bpsw\b|\bpw\b"
    r"|\bpin(?: ?(?:code|码"
    r"|number))?)"
)
_PASSWORD_JOIN = late_pattern(
    _LABEL_BEFORE
    + r"(?P<join>\s{0,3}(?:(?:is|was|are|还是|就是|是|为|為|设置?的是|设成|设为|改成了?|改为|换成了?"
    r"|changed to|set to|set as)\s{0,3}[:：=]?|[:：=]|->|→)\s{0,3}[\"'“「『【(（<`]{0,2}\s?)"
    r"(?P<value>[!-~]{4,64})"
)
_PASSWORD_DIRECT = late_pattern(
    r"(?<!动态)(?<!一次性)(?:密码|密碼|口令)(?:设置?成了?|填的是?|填写的是?|写的是?|输的是?"
    r"|用的是?)?(?:\s{1,2}|(?![?!]))(?P<value>[A-Za-z0-9!@#$%^&*_+=~?-]{5,32})(?![A-Za-z0-9_-]"
    r"|\s?(?:位|元|次|个|天|分))"
)
_PASSWORD_TOLD = late_pattern(
    r"(?:pass\s?word|passwd|passphrase|passcode|\bpwd|\bpin)\s(?:that\s)?(?:i(?:'m|\sam|'ve|\shave)?"
    r"\s(?:now\s|always\s)?(?:us(?:e|ed|ing)|set|chose|have|typed?|entered?|enter|remember|wrote down)"
    r"|(?:on|for|of)\s(?:my|the|this)\s(?:\w{2,12}\s)?\w{2,12})\s(?:is|was|=|:|(?=\())\s?[:：]?\s?[\"'“(]?"
    r"(?P<value>[!-~]{4,64})"
    r"|(?:chang|set|reset|updat|mad[e]|mak)\w{0,4}\s(?:(?:my|the|its|a|this)\s)?(?:\w{2,12}\s){0,2}?"
    r"(?:pass\s?word|passwd|passphrase|passcode|pwd|pin)\s(?:to\sbe|to|as|into"
    r"|=)\s?[\"'“]?(?P<set>[!-~]{4,64})"
    r"|(?:typed?|enter(?:ed)?|used?|put|set|chose|choose|picked|with|tried"
    r"|try)\s[\"'“]?(?P<as>[!-~]{4,64})\s(?:as"
    r"|for)\s(?:(?:my|the|a)\s)?"
    r"(?:pass\s?word|passwd|pwd|pin|passcode)\b"
    r"|(?:\bpass\s?word|\bpasswd|\bpassphrase|\bpwd|\bpsw|\bpw|\bpin(?:\s?(?:code|number|码))?"
    r"|\bunlock(?:ing)? code|\block[ -]?screen code|解锁码|锁屏码|开锁码)\s{1,2}(?P<bare>[\"'“]?[!-~]{4,64})"
)
"""A password a few words after its name; what stands there has to look like one by itself."""
_UNLOCKING = late_pattern(
    r"(?:解锁码|锁屏码|开锁码|(?:解锁|锁屏|银行卡|取款|支付|交易|开机)密码|\bunlock(?:ing)? code"
    r"|\block[ -]?screen code|\bpin(?:[ -]?(?:code|number|码))?)"
    r"(?:\s{0,2}(?:is|was|为|是|设的是|:|=|\())?\s{0,2}(?P<value>(?=[a-z]{0,11}\d)[a-z0-9]{4,12})"
    r"(?![_.:/-]{0,2}[a-z0-9])"
)
"""What opens a phone or the wallet's window: digits, or letters with digits among them."""
_DIGIT_OR_SIGN = late_pattern(r"\d|\w[@#$%^&]|[@#$%^&]\w|\w!\w")
_DEVICE = late_pattern(
    r"(?:iphone|ipad|ios|android|windows|win|galaxy|pixel|redmi|huawei|mate|macos)\W?\d.{0,6}"
    r"|v\d{1,3}(?:\.\d+)*"
    r"|(?:meta|mask|google|apple|samsung|trust|token|wallet|pay|pal|ali|we|chat|union|face|touch|id|app|store"
    r"|tp|my)+"
)
_SIGN_IN = late_pattern(
    r"(?:user(?:name)?|login|account|账号|帐号"
    r"|用户名)\s{0,2}[:：=]\s{0,2}\S{2,40}[\s,，;/]{1,3}(?:pass(?:word)?|pwd"
    r"|pw|密码)\s{0,2}[:：=]\s{0,2}(?P<value>\S{4,64})"
)
_ORDINARY_VALUE = late_pattern(
    r"(?:not|no|now|wrong|in(?:correct|valid)|correct|right|the|a|an|too|being|still|always|never|already"
    r"|expired?|reset|forgot(?:ten)?|lost|changed?"
    r"|required|needed|saved|set|ok|okay|fine|good|weak|strong|same|different|blocked|locked|accepted"
    r"|rejected|working|unknown|empty|missing|case"
    r"|sent|only|also|just|my|your|our|their|his|her|for|from|with|what|where|why|how|and|or|but|to|on|at"
    r"|by|of|that|this|it|i|we|you|they"
    r"|please|help|reset\S*|n/a|none|null|hidden|encrypted|safe|secure|enough|there|here|because|since|when"
    r"|if|so|very|really|getting|is|was"
    r"|something|anything|protected|compromised|hacked|stolen|known|valid|unsafe|short|long|old|new|less"
    r"|more|longer|must|should|can|cannot"
    r"|can't|don't|doesn't|isn't|won't|https?:\S*|\S+@\S+\.\S+|\*{2,}\S*|[x•.?_-]{3,}|<\S*|xxx+\S*)[.,!?;:]*"
)


_CODE_HINT = late_pattern(
    r"code|verification|authenticator|验证器|otp|pin|码|碼|动态|動態|口令|短信|sms|text"
    r"|one[ -]?time|to (?:log|sign) in"
)
_FOUR_DIGITS = late_pattern(r"\d[\s\-]?\d[\s\-]?\d[\s\-]?\d")
_PRODUCT = late_pattern(r"[a-z][A-Z][a-z]{2,}")
"""iCloud, eBay, iPhone."""
_PASSWORD_HINT = late_pattern(r"密|口令|通行码|解锁码|锁屏码|开锁码|pass|pwd|psw|\bpw|pin|lock")


def find_codes(text: Folded) -> Iterator[Found]:
    latin = text.latin
    if _CODE_HINT.search(latin) and _FOUR_DIGITS.search(latin):
        yield from _one_time_codes(latin)
    if _PASSWORD_HINT.search(latin):
        yield from _passwords(text)


def _one_time_codes(latin: str) -> Iterator[Found]:
    seen: set[int] = set()
    patterns = (_AFTER_STRONG, _AFTER_WEAK, _NEAR_STRONG, _BEFORE, _BEFORE_CODE)
    for pattern, (first, last) in product(patterns, list(windows(latin, _CODE_HINT, 60, 100))):
        if not _FOUR_DIGITS.search(latin, first, last):
            continue
        for match in pattern.finditer(latin, first, last):
            group = match.lastindex or 1
            start, end = match.span(group)
            between = match.group(1) if pattern is _NEAR_STRONG else ""
            is_beside_label = pattern in {_AFTER_STRONG, _AFTER_WEAK} or group > _LAST_LOOSE_GROUP
            if start in seen or not _is_code(latin, start, end, between, may_be_year=is_beside_label):
                continue
            seen.add(start)
            yield Found(SecretKind.ONE_TIME_CODE, start, end)


def _is_code(latin: str, start: int, end: int, between: str, *, may_be_year: bool) -> bool:
    digits = re.sub(r"\D", "", latin[start:end])
    if not 4 <= len(digits) <= 8 or _UNIT.match(latin, end):
        return False
    if _NOT_CODE.search(latin, _after_name(latin, start), start) or _NOT_CODE.search(between):
        return False
    if _GROUP_BEFORE.search(latin, max(start - 2, 0), start) or _DATE.fullmatch(latin, start, end):
        return False
    if len(digits) == 4 and not may_be_year and _YEAR.fullmatch(digits):
        return False
    if digits.startswith(("955", "400", "100", "12306", "12315", "123", "106")) and len(digits) == 5:
        return False
    return not (between.strip() and len(digits) not in {4, 6})


def _after_name(latin: str, start: int) -> int:
    """Where to begin to look for what the digits at ``start`` are instead: nine characters before them, yet
    behind the name of a code, whose own words (支付验证码) say nothing against it."""
    first = max(start - _NAME_REACH, 0)
    names = [match.end() for match in _CODE_NAME.finditer(latin, first, start)]
    return max(start - 9, 0, *names)


def _passwords(text: Folded) -> Iterator[Found]:
    shown = text.shown
    lowered = shown.lower() if len(shown.lower()) == len(shown) else text.latin
    for first, last in windows(lowered, _PASSWORD_HINT, 80, 120):
        for match in _SIGN_IN.finditer(lowered, first, last):
            if not _ORDINARY_VALUE.fullmatch(match.group("value")):
                yield Found(SecretKind.PASSWORD, *match.span("value"))
        for match in _UNLOCKING.finditer(lowered, first, last):
            start, end = match.span("value")
            if not _DEVICE.fullmatch(match.group("value")) and not _UNIT.match(lowered, end):
                yield Found(SecretKind.PASSWORD, start, end)
        for match in _PASSWORD_DIRECT.finditer(lowered, first, last):
            start, end = match.span("value")
            if _is_mixed(shown[start:end]):
                yield Found(SecretKind.PASSWORD, start, end)
        for match in _PASSWORD_TOLD.finditer(lowered, first, last):
            start, end = match.span(match.lastgroup or 0)
            quoted = shown[start:end]
            value = quoted.strip("\"'“”*_`").rstrip(".,;:!?)>]}\"'")
            start += quoted.find(value)
            after = lowered[start + len(value) : start + len(value) + 12]
            if len(value) >= 4 and _looks_chosen(value, match.lastgroup == "bare", after):
                yield Found(SecretKind.PASSWORD, start, start + len(value))
        for match in _PASSWORD_JOIN.finditer(lowered, first, last):
            start, end = match.span("value")
            value = shown[start:end].rstrip(".,;!?)\"'>]}")
            after = lowered[start + len(value) : start + len(value) + 12]
            if len(value) >= 4 and _is_password(value, match.group("join"), after):
                yield Found(SecretKind.PASSWORD, start, start + len(value))


def _is_mixed(value: str) -> bool:
    """Digits or signs in it, or capitals where no name of a product has them."""
    if _DEVICE.fullmatch(value.lower()) or _DATE.match(value):
        return False
    changes = sum(left.isupper() != right.isupper() for left, right in pairwise(value))
    return bool(_DIGIT_OR_SIGN.search(value)) or (value.isalpha() and changes > 2)


def _looks_chosen(value: str, is_bare: bool, after: str) -> bool:
    """Whether a token looks like a password with no colon before it: digits or signs amid letters."""
    if _DEVICE.fullmatch(value.lower()) or (is_bare and value.isdigit() and len(value) < 6):
        return False
    return _is_password(value, "", after)


def _is_password(value: str, join: str, after: str) -> bool:
    if _ORDINARY_VALUE.fullmatch(value.lower()) or _UNIT.match(after):
        return False
    has_digit = any(char.isdigit() for char in value)
    has_letter = any(char.isalpha() for char in value)
    has_sign = any(not char.isalnum() for char in value.strip("-'\"/,.:()"))
    if value.isdigit():
        return len(value) >= 4
    if has_digit and (has_letter or has_sign):
        return not re.fullmatch(
            r"\d{1,2}[-/]\d{1,2}(?:[-/]\d+)?|\d+-\d+|\d+(?:st|nd|rd|th|x|k)", value.lower()
        )
    if any(sign in join for sign in "\"'“「『【`"):
        return len(value) >= 5
    if has_sign and has_letter:
        return bool(re.search(r"[@#$%^&*+=~_!]", value)) and not value.endswith("!")
    if any(char.isupper() for char in value[1:]) and any(char.islower() for char in value):
        return _PRODUCT.fullmatch(value) is None
    is_assigned = any(sign in join for sign in ":：=→>") and not re.match(r"\s[a-z]", after)
    return is_assigned and len(value) >= 6
