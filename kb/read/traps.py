"""Being written."""


def find_traps(text, path, known):
    return []


def mend(text, problems):
    return text
