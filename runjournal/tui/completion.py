"""The rest of the word being typed: of the entry language, and behind `overrule` of a rule's id."""

from runjournal.language.line.suggest import suggest


def rest_of(line: str) -> str:
    """The rest of the last word of a line; empty if none or several fit."""
    return suggest(line) or _rest_of_rule(line)


def _rest_of_rule(line: str) -> str:
    before, _, beginning = line.rpartition(" ")
    if not beginning or before.split(" ")[-1:] != ["overrule"]:
        return ""
    from runjournal.rules.registry import BY_ID

    fits = [rule for rule in BY_ID if rule.startswith(beginning)]
    return fits[0][len(beginning) :] if len(fits) == 1 else ""
