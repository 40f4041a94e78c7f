"""The whole story on a practice place, told to a newcomer."""
