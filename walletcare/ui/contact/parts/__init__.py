"""What a message holds beside its text: choices, forms, cards and files, each as a widget of its own."""
