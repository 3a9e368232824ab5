"""The whole table, in the order of what it says: known shapes first, then what a name beside it gives away."""

from __future__ import annotations

from kb.secrets.codes import CODES
from kb.secrets.commands import COMMANDS
from kb.secrets.config_lines import SETTINGS
from kb.secrets.keys import KEYS
from kb.secrets.logins import LOGINS
from kb.secrets.passwords import PASSWORDS
from kb.secrets.services import SERVICES
from kb.secrets.tokens import TOKENS

PATTERNS = (*TOKENS, *SERVICES, *COMMANDS, *SETTINGS, *PASSWORDS, *CODES, *KEYS, *LOGINS)
