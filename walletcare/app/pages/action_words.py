"""The words by which people ask for an action, in both languages whatever the window speaks."""

from __future__ import annotations

from walletcare.content.index.tokens import has_han

_LEAST_LATIN, _LEAST_HAN = 3, 2
_SAME, _BEGUN, _SAID = 3, 2, 1

WORDS: dict[str, tuple[str, ...]] = {
    "new-request": (
        "write to support", "new request", "new ticket", "contact support", "message support",
        "ask support", "talk to a human", "talk to a person", "talk to someone", "real person", "live chat",
        "live agent", "customer service", "complain", "complaint", "report a problem",
        "get help from support", "联系客服", "写给客服", "问客服", "找客服", "人工客服", "转人工",
        "真人客服", "在线客服", "在线聊天", "新请求", "新建请求", "提交请求", "提交工单", "新工单", "投诉",
        "反馈问题",
    ),
    "emergency": (
        "emergency", "scammed", "been scammed", "got scammed", "hacked", "wallet hacked", "stolen",
        "money stolen", "shared my phrase", "shared my recovery phrase", "gave my code", "shared my code",
        "shared my password", "sent money to a scammer", "first aid", "紧急", "急救", "被骗", "被盗",
        "盗刷", "诈骗", "上当", "助记词泄露", "泄露了助记词", "验证码给了别人", "把验证码给", "转给骗子",
        "钱被转走",
    ),
    "check-link": (
        "check a link", "check link", "check an email", "check a number", "check a phone number",
        "check a website", "check an address", "is this real", "is it a scam", "is this a scam", "phishing",
        "fake site", "fake website", "official list", "verify support", "检查链接", "核对链接", "查链接",
        "真假", "是不是官方", "是不是骗子", "官方名单", "钓鱼", "假网站", "假客服", "验证客服", "核对号码",
        "核对邮箱",
    ),
    "contact": (
        "opening hours", "support hours", "phone number of support", "call support", "support email",
        "ways to reach support", "客服时间", "客服电话", "客服邮箱", "服务时间", "联系方式",
    ),
    "requests": (
        "my requests", "my tickets", "request status", "ticket status", "track my request", "my messages",
        "我的请求", "我的工单", "请求进度", "处理进度", "查看进度",
    ),
    "troubleshoot": (
        "troubleshoot", "troubleshooter", "troubleshooting", "diagnose", "run checks", "diagnostics",
        "排查", "自动检查", "自查",
    ),
    "language-zh-CN": (
        "chinese", "switch to chinese", "in chinese", "change language", "language", "中文", "汉语",
        "简体中文", "切换到中文", "切换中文", "换成中文", "切换语言",
    ),
    "language-en": (
        "english", "switch to english", "in english", "change language", "language", "英文", "英语",
        "切换到英文", "切换英文", "换成英文", "切换语言",
    ),
    "dark": (
        "dark theme", "dark mode", "night mode", "black background", "深色", "暗色", "黑色主题", "夜间模式",
        "黑夜模式", "深色模式", "暗黑",
    ),
    "light": (
        "light theme", "light mode", "day mode", "white background", "浅色", "亮色", "白色主题", "日间模式",
        "浅色模式",
    ),
    "contrast": (
        "high contrast", "contrast", "高对比", "对比度", "高对比度",
    ),
    "motion": (
        "reduce motion", "no animation", "stop animations", "turn off animations", "减少动画", "关闭动画",
        "减弱动态",
    ),
    "larger": (
        "larger text", "bigger text", "bigger font", "large font", "zoom in", "text size", "font size",
        "字太小", "大字", "字体大小", "字号", "放大文字",
    ),
    "smaller": (
        "smaller text", "smaller font", "zoom out", "text size", "font size", "字太大", "字体大小", "字号",
    ),
    "settings": (
        "settings", "preferences", "设置", "偏好",
    ),
    "set-language": (
        "settings language", "language settings", "语言设置", "设置语言",
    ),
    "set-appearance": (
        "settings theme", "appearance", "theme", "colours", "colors", "外观", "主题", "界面颜色", "换肤",
    ),
    "set-notifications": (
        "notifications", "notification", "settings notifications", "quiet hours", "do not disturb",
        "免打扰", "静音",
    ),
    "set-mail": (
        "settings email", "my email account", "smtp", "imap", "set up email", "邮箱设置", "设置邮箱",
        "我的邮箱",
    ),
    "set-content": (
        "update articles", "newer articles", "check for updates", "更新文章", "内容更新", "检查更新",
    ),
    "about": (
        "licences", "licenses", "which version", "版本号", "许可证", "开源许可",
    ),
    "saved": (
        "what is saved", "what is stored", "privacy", "my data", "data protection", "保存了什么",
        "存了什么", "隐私", "个人信息", "我的数据",
    ),
    "export": (
        "export", "export my data", "download my data", "导出", "导出数据", "下载数据",
    ),
    "erase": (
        "erase", "erase data", "delete my data", "delete everything", "clear data", "清除数据", "删除数据",
        "全部删除",
    ),
    "keys": (
        "shortcuts", "keyboard shortcuts", "keyboard", "hotkeys", "快捷键", "热键",
    ),
}  # fmt: skip
"""Key of the action, and what it is called, in one spelling (small letters, simplified characters).

No words that also tell of trouble: "update" is said of a balance, "backup" and "keys" of a wallet."""


def closeness(asked: str, phrase: str) -> int:
    """How near ``asked`` comes to ``phrase``: 0 not at all, 1 says it among others, 2 begins it, 3 is it.

    Both in one spelling. Chinese has no spaces: there a part of the phrase counts as begun.
    """
    if asked == phrase:
        return _SAME
    if has_han(phrase):
        if len(asked) >= _LEAST_HAN and asked in phrase:
            return _BEGUN
        return _SAID if phrase in asked else 0
    typed, words = asked.split(), phrase.split()
    if len(asked) >= _LEAST_LATIN and typed and _begins(typed, words):
        return _BEGUN
    return _SAID if words and set(words) <= set(typed) else 0


def _begins(typed: list[str], words: list[str]) -> bool:
    """Whether the words typed stand in the phrase from its start on; the last may be half typed."""
    if len(typed) > len(words) or not words[len(typed) - 1].startswith(typed[-1]):
        return False
    return typed[:-1] == words[: len(typed) - 1]
