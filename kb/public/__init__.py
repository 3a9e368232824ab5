"""A library → the library that anybody may read: without internal records and fields, and without their names.

The one place where something is withheld; pages, feeds, indexes and links are made from what is left.
"""
