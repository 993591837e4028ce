"""The people and the bot behind the desk."""
