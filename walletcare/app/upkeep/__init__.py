"""What keeps the running program fresh: content, reminders, the live link, the notification area."""
