from zi_sheets.cli import main

main()
