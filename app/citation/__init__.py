"""Turning passages into what is shown when a draft is not enough: quotes, refusals, and questions to ask instead."""
