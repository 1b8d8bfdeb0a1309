"""Textual's command palette, in terminals of any size."""

from textual.command import CommandList, CommandPalette


class Palette(CommandPalette):
    """The palette; where none of its commands has a row, its keys do nothing instead of failing."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)
