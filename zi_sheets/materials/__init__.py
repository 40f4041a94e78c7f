"""What is read from `config/` and `templates/`: files in, checked values out."""
