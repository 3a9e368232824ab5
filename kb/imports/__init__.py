"""What teams have already, as kb's values: runbooks' steps, postmortems, chats, tickets. Reads text, writes no file.

Nothing is invented: what is not understood stays in the original text and on a list of things to do.
"""
