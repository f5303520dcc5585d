"""The page in the browser: it shows what the pipeline says and decides nothing."""
