"""One module per file format's reader, named ``vendor_reader``; vendors' types and errors stop here."""
