"""One module per outside part, named ``vendor_role``; vendors' types and errors stop here."""
