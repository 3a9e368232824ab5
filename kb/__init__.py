"""kb turns structured maintenance logs into a site of postmortems, pitfalls and checklists."""

__version__ = "0.1.0"
