"""Why an address is official, an imitation or unlisted: codes and the sentences shown for them."""

from __future__ import annotations

from dataclasses import dataclass

from walletcare.domain.language import LocalText


@dataclass(frozen=True, slots=True)
class Reason:
    """A stable code and its sentence."""

    code: str
    text: LocalText


SENTENCES: dict[str, LocalText] = {
    "on-list": LocalText("它在官方名单上。", "It is on the official list."),
    "not-on-list": LocalText("它不在官方名单上。", "It isn’t on the official list."),
    "nothing-to-compare": LocalText(
        "里面没有链接、邮箱、账号或电话，没法和名单比对。",
        "There’s no link, mail address, handle or phone number in it to compare with the list.",
    ),
    "look-alike-letters": LocalText(
        "它用长得像的字母冒充我们的地址。", "It swaps look-alike letters to seem like ours."
    ),
    "one-letter-off": LocalText(
        "它和我们的名字只差一两个字母。", "It is only a letter or two away from our name."
    ),
    "one-digit-off": LocalText(
        "它和我们的号码只有一处不同。", "It differs from our number in a single place."
    ),
    "wrong-ending": LocalText("名字一样，但结尾不是我们的。", "The name is ours, the ending isn’t."),
    "added-words": LocalText("它在我们的名字前后加了别的词。", "It adds words to our name."),
    "brand-inside": LocalText(
        "它把我们的名字放进了别人的域名。", "It puts our name into somebody else’s domain."
    ),
    "brand-in-name": LocalText(
        "它用了我们的名字，但不是我们的账号。", "It uses our name but isn’t one of our accounts."
    ),
    "brand-in-mailbox": LocalText(
        "邮箱名里写着我们，邮箱却是别家的。",
        "Our name stands before the @, but the mailbox is somebody else’s.",
    ),
    "name-as-subdomain": LocalText(
        "我们的地址只是开头，真正的网站是后面那个。",
        "Our address is only the beginning; the real website is what follows it.",
    ),
    "name-in-path": LocalText(
        "我们的地址只是写在后面，真正的网站是前面那个。",
        "Our address only stands further back; the real website is what comes first.",
    ),
    "user-part": LocalText(
        "@ 前面的部分不是网站地址，后面的才是。",
        "What stands before the @ isn’t the website; what follows it is.",
    ),
    "odd-port": LocalText(
        "网址后面加了端口号，我们的网址没有端口号。",
        "It adds a port number to our address; our addresses have none.",
    ),
    "address-inside": LocalText("它里面还带着另一个地址。", "It carries another address inside."),
    "display-name": LocalText(
        "显示的名字是我们，真正的邮箱不是。", "The name shown is ours, the real mail address isn’t."
    ),
    "reply-to": LocalText(
        "发件人像是我们，回信却会发到别处。", "It seems to come from us, but a reply would go elsewhere."
    ),
    "link-text": LocalText(
        "写的是我们的地址，点开却是另一个网站。",
        "The text shows our address, but the link leads elsewhere.",
    ),
    "claims-to-be-us": LocalText("它打着我们客服的名义。", "It is presented as our support."),
    "sent-elsewhere": LocalText(
        "发件人写的是我们，邮件却是从别处发出的。",
        "It names us as the sender, but it was sent from elsewhere.",
    ),
    "sender-not-proven": LocalText(
        "邮件服务器认定发件人是伪造的。", "The mail server found that the sender is forged."
    ),
    "mailbox-not-listed": LocalText(
        "域名是我们的，但这个邮箱不在名单上。", "The domain is ours, but this mailbox isn’t on the list."
    ),
    "other-network": LocalText(
        "它和我们的账号同名，但不在同一个平台上。",
        "It has the name of one of our accounts, but it is on another network.",
    ),
    "page-anyone-can-make": LocalText(
        "这是谁都能做的免费页面，借了我们的名字。",
        "This is a free page that anyone can make, using our name.",
    ),
    "encoded-letters": LocalText(
        "地址里有英文字母以外的字母。", "The address holds letters from outside the basic alphabet."
    ),
    "hidden-characters": LocalText(
        "地址里藏着看不见的字符。", "Invisible characters are hidden in the address."
    ),
    "not-a-web-address": LocalText("这不是普通的网址。", "This isn’t an ordinary web address."),
}


def reason(code: str) -> Reason:
    return Reason(code, SENTENCES[code])
