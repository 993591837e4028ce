"""What the rows of the settings say, and what can be chosen in them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

Words = tuple[str, str]
"""Title and text of a row, or key and label of a choice."""


def row_words(*, has_tray: bool) -> dict[str, Words]:
    """Title and text of every row that always says the same, by its key."""
    translate = QCoreApplication.translate
    return {
        "language": (
            translate("SettingRows", "Display language"),
            translate("SettingRows", "Help articles and support use it too"),
        ),
        "theme": (translate("SettingRows", "Theme"), ""),
        "text": (
            translate("SettingRows", "Text size"),
            translate("SettingRows", "Up to 200%; the layout follows"),
        ),
        "motion": (
            translate("SettingRows", "Motion"),
            translate("SettingRows", "Fading and sliding when something changes"),
        ),
        "replies": (
            translate("SettingRows", "Tell me when support replies"),
            translate("SettingRows", "From the tray too, after the window is closed")
            if has_tray
            else translate("SettingRows", "While WalletCare is open"),
        ),
        "content": (
            translate("SettingRows", "Show the text in notifications"),
            translate("SettingRows", "When off, it only says that there is a reply"),
        ),
        "quiet": (
            translate("SettingRows", "Quiet hours"),
            translate("SettingRows", "Only safety notices come through, in your local time"),
        ),
        "password": (
            translate("SettingRows", "Remind me to change my wallet password"),
            translate("SettingRows", "WalletCare never asks for the password itself"),
        ),
        "notices": (
            translate("SettingRows", "Offers and product news"),
            translate("SettingRows", "Outages and safety notices always show"),
        ),
        "tray": (
            translate("SettingRows", "Keep running when the window is closed"),
            translate("SettingRows", "So that replies still reach you")
            if has_tray
            else translate("SettingRows", "This system has no tray, so the window is minimised instead"),
        ),
        "privacy": (
            translate("SettingRows", "What stays here and what leaves"),
            translate("SettingRows", "Nothing leaves unless you send it"),
        ),
        "export": (
            translate("SettingRows", "Export my data"),
            translate("SettingRows", "Requests, chats and troubleshooting reports in one file"),
        ),
        "erase": (
            translate("SettingRows", "Erase the data on this computer"),
            translate("SettingRows", "Your wallet isn’t touched, and support keeps its own records"),
        ),
        "log": (
            translate("SettingRows", "WalletCare’s log"),
            translate("SettingRows", "For tracking down problems; holds nothing private"),
        ),
        "keys": (
            translate("SettingRows", "Keys"),
            translate("SettingRows", "Everything works with the keyboard alone. Press ? to see how."),
        ),
        "licences": (
            translate("SettingRows", "Licences"),
            translate("SettingRows", "Everything WalletCare is built with"),
        ),
    }


def choices() -> dict[str, list[Words]]:
    """What can be chosen in a row, by its key; each a key of the setting and its label."""
    translate = QCoreApplication.translate
    return {
        "theme": [
            ("system", translate("SettingRows", "System")),
            ("light", translate("SettingRows", "Light")),
            ("dark", translate("SettingRows", "Dark")),
            ("contrast", translate("SettingRows", "High contrast")),
        ],
        "motion": [
            ("system", translate("SettingRows", "Match the system")),
            ("full", translate("SettingRows", "Show motion")),
            ("reduced", translate("SettingRows", "Reduce motion")),
        ],
        "quiet": [
            ("", translate("SettingRows", "No quiet hours")),
            ("22:00-08:00", translate("SettingRows", "22:00 to 08:00")),
            ("23:00-07:00", translate("SettingRows", "23:00 to 07:00")),
        ],
        "password": [
            ("", translate("SettingRows", "Never")),
            ("90", translate("SettingRows", "Every 3 months")),
            ("180", translate("SettingRows", "Every 6 months")),
            ("365", translate("SettingRows", "Once a year")),
        ],
    }
