"""Training pairs of the support checker: from public sets, and made from our library and its data."""
