"""What an answer is worth: pure functions from an ``Answer`` (and its sample) to scores, each with an explanation.

Nothing here asks the coach, reads a file or adds scores up; whoever measures does.
"""
