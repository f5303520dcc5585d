"""What a question means: the roles it names, what it wants of them, and what of the conversation it leans on."""

from app.understanding.rewriting import Rewrite, rewriter
from app.understanding.roles import RoleIndex
from app.understanding.spelling import Speller
from app.understanding.understanding import understand

__all__ = ["Rewrite", "RoleIndex", "Speller", "rewriter", "understand"]
