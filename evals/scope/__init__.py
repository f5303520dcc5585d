"""Trains what tells the library's themes from everything else (``app.answerability.scope``)."""
