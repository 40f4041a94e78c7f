"""Google in our words: the only package that imports gspread, googleapiclient and google.auth."""
