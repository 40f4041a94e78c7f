"""How people write: names of files and documents, lists, months, codes, and the lexicon that reads them."""
