"""Bytes → what they are: a plan in one of its forms, a log, a document or a work log. Finds out, or is told."""
