"""Times: as people write them, which instant each of them is, and the minutes between two. No record is known here."""
