"""The words for outcomes, dates and amounts, in the reader's language."""
