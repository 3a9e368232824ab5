"""What to read before tonight: one coming window held against everything that earlier ones taught.

Values only: no words of a language, no page, no file. A brief is computed from the library, one log and now.
"""
