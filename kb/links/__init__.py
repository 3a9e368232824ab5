"""Hand-written pages and runbooks: which records they mention, and whether those exist."""
