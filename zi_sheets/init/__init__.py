"""Setting a unit up, and making again what its workbook lacks."""
