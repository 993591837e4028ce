"""The email step: the same request by mail, from here or with the user's own mail program."""

from walletcare.ui.contact.email.handing_over import OpenMail
from walletcare.ui.contact.email.view import EmailView

__all__ = ["EmailView", "OpenMail"]
