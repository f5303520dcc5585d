"""Making and judging embedding models; the scripts here run in environments of their own."""
