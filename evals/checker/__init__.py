"""Making the support checker: its training pairs, training, judging and export.

Training and export run in environments of their own, which their scripts name.
"""
