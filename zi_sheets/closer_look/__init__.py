"""What names and places cannot tell: documents opened and links followed, within a night's budget."""
