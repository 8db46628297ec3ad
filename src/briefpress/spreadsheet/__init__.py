"""CSV and XLSX bytes -> cells that know where they stand. Knows nothing of tables and charts.

openpyxl was refused: it reads all of a workbook, has no bounds for what a stranger's file unpacks to, and of its
hundreds of classes a table needs the values of one sheet. Formulas are never worked out: what the office program showed
last is in the file beside each of them.
"""
