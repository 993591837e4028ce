"""Outgoing servers of well-known mail providers, and which password each wants from another program."""

from __future__ import annotations

from dataclasses import dataclass

from walletcare.domain.language import LocalText
from walletcare.domain.mail import MailSecurity


@dataclass(frozen=True, slots=True)
class MailProvider:
    """One provider, as its own public help pages describe it.

    Attributes:
        domains: Address endings that are certainly theirs; empty when companies use it with their own.
        password_note: Which password to enter, and where it is made.
        takes_password: False: it lets other programs in by its own sign-in page only, which SMTP with a
            password cannot do.
    """

    id: str
    name: LocalText
    domains: tuple[str, ...]
    host: str
    password_note: LocalText
    port: int = 465
    security: MailSecurity = MailSecurity.TLS
    takes_password: bool = True


_CODE = LocalText(
    "这里要填授权码，不是登录密码。在网页邮箱的设置里开启 SMTP 服务时会得到它。",
    "Enter the authorisation code, not your password. Turning on SMTP in the web mail shows it.",
)
_CLIENT_PASSWORD = LocalText(
    "这里要填客户端专用密码，不是登录密码。在邮箱的设置里生成，公司可能要先允许。",
    "Enter a password made for mail programs in the mailbox’s settings. Your company may have to allow it.",
)
_APP_PASSWORD = LocalText(
    "这里要填应用专用密码，不是登录密码。先开启两步验证，再在账号的安全设置里生成。",
    "Enter an app password, not your own. Turn on two-step sign-in, then make one in the security settings.",
)
_SIGN_IN_ONLY = LocalText(
    "Outlook 不再接受其他程序用密码登录。请改用你的邮件程序发送，内容会替你准备好。",
    "Outlook no longer lets other programs in with a password. Use your mail program: the text is prepared.",
)
_COMPANY_SIGN_IN = LocalText(
    "很多公司已经关掉了密码登录。测试不通过时，请改用你的邮件程序发送。",
    "Many companies have turned password sign-in off. If the test fails, use your mail program instead.",
)

PROVIDERS: tuple[MailProvider, ...] = (
    MailProvider(
        "qq", LocalText("QQ 邮箱", "QQ Mail"), ("qq.com", "vip.qq.com", "foxmail.com"), "smtp.qq.com", _CODE
    ),
    MailProvider("163", LocalText("网易 163 邮箱", "NetEase 163"), ("163.com",), "smtp.163.com", _CODE),
    MailProvider("126", LocalText("网易 126 邮箱", "NetEase 126"), ("126.com",), "smtp.126.com", _CODE),
    MailProvider("yeah", LocalText("网易 yeah 邮箱", "NetEase yeah"), ("yeah.net",), "smtp.yeah.net", _CODE),
    MailProvider("sina", LocalText("新浪邮箱", "Sina Mail"), ("sina.com",), "smtp.sina.com", _CODE),
    MailProvider("sohu", LocalText("搜狐邮箱", "Sohu Mail"), ("sohu.com",), "smtp.sohu.com", _CODE),
    MailProvider("139", LocalText("移动 139 邮箱", "China Mobile 139"), ("139.com",), "smtp.139.com", _CODE),
    MailProvider(
        "aliyun", LocalText("阿里邮箱", "Aliyun Mail"), ("aliyun.com",), "smtp.aliyun.com", _CLIENT_PASSWORD
    ),
    MailProvider(
        "wecom",
        LocalText("企业微信邮箱（腾讯企业邮）", "WeCom (Tencent Exmail)"),
        (),
        "smtp.exmail.qq.com",
        _CLIENT_PASSWORD,
    ),
    MailProvider("feishu", LocalText("飞书邮箱", "Feishu Mail"), (), "smtp.feishu.cn", _CLIENT_PASSWORD),
    MailProvider(
        "gmail",
        LocalText("Gmail", "Gmail"),
        ("gmail.com", "googlemail.com"),
        "smtp.gmail.com",
        _APP_PASSWORD,
    ),
    MailProvider(
        "icloud",
        LocalText("iCloud", "iCloud"),
        ("icloud.com", "me.com", "mac.com"),
        "smtp.mail.me.com",
        _APP_PASSWORD,
        port=587,
        security=MailSecurity.STARTTLS,
    ),
    MailProvider(
        "outlook",
        LocalText("Outlook、Hotmail", "Outlook, Hotmail"),
        ("outlook.com", "hotmail.com", "live.com", "msn.com", "live.cn"),
        "smtp-mail.outlook.com",
        _SIGN_IN_ONLY,
        port=587,
        security=MailSecurity.STARTTLS,
        takes_password=False,
    ),
    MailProvider(
        "microsoft-365",
        LocalText("Microsoft 365（公司邮箱）", "Microsoft 365 (work)"),
        (),
        "smtp.office365.com",
        _COMPANY_SIGN_IN,
        port=587,
        security=MailSecurity.STARTTLS,
    ),
    MailProvider(
        "yahoo",
        LocalText("雅虎邮箱", "Yahoo Mail"),
        ("yahoo.com", "ymail.com"),
        "smtp.mail.yahoo.com",
        _APP_PASSWORD,
    ),
    MailProvider(
        "fastmail",
        LocalText("Fastmail", "Fastmail"),
        ("fastmail.com", "fastmail.fm"),
        "smtp.fastmail.com",
        _APP_PASSWORD,
    ),
)


def provider_for(address: str) -> MailProvider | None:
    """The provider that this mail address certainly belongs to."""
    domain = address.strip().rpartition("@")[2].lower()
    return next((provider for provider in PROVIDERS if domain in provider.domains), None)


def provider_of_host(host: str) -> MailProvider | None:
    """The provider whose outgoing server this is."""
    return next((provider for provider in PROVIDERS if provider.host == host.strip().lower()), None)
