"""A support checker for tests of other things: the product's own, with doubles in place of its models."""

from __future__ import annotations

from app.adapters.hashing_embeddings import HashingEmbedder
from app.adapters.overlap_groundedness import OverlapGroundedness
from app.verification.stack import network_alone
from app.verification.trained import TrainedChecker


def overlap_checker() -> TrainedChecker:
    """Takes a sentence of the passages' own words that passes the guards for supported."""
    return TrainedChecker(OverlapGroundedness(), HashingEmbedder(), network_alone(0.62))
