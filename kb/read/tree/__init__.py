"""Text → a guarded tree of values that know their places, or why it is no YAML. No kind of record is known here."""
