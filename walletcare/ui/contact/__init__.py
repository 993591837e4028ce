"""The Contact page: channels, composer, chat, and the steps down the ladder."""
