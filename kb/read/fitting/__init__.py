"""A tree → a record of the model: what does not fit, and what may have been meant. No kind of record is known here."""
