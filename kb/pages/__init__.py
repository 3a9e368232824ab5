"""A library → pages: which exist, what is on them, as values. The only room that knows Jinja2."""
