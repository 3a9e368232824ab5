"""What one field of a record may hold, and what people write there instead. No record is known here."""
