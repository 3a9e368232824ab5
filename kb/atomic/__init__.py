"""Safe writing: whatever happens in between, what kb writes is there whole, old or new.

Why it is done so: docs/decisions/20261126-every-write-is-whole.md.
"""

from kb.atomic.files import PREFIX, ChangedMeanwhile, create_file, write_file
from kb.atomic.folders import new_folder_for, swap_folders
from kb.atomic.passing import passing_folder
from kb.atomic.several import change_files, end_what_was_begun, read_together, texts_of
from kb.atomic.updates import update_file

__all__ = [
    "PREFIX", "ChangedMeanwhile", "change_files", "create_file", "end_what_was_begun", "new_folder_for",
    "passing_folder", "read_together", "swap_folders", "texts_of", "update_file", "write_file",
]  # fmt: skip
