"""Pure renderings of an Assessment: the tabs people read, the monthly document."""
