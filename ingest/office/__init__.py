"""Office Open XML: Word documents, PowerPoint presentations and Excel workbooks (ECMA-376)."""
