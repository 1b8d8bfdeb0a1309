"""The terminal: input that cannot end the app, and an app that ends in order when its terminal goes away."""

import asyncio
import os
import re
import selectors
import signal
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

ENDING = (signal.SIGHUP, signal.SIGTERM)
OLD_MOUSE = re.compile(rb"\x1b\[M(?s:...)")
"""A mouse report of the oldest kind, with three bytes of any value. Textual asks for another kind."""
UNFINISHED = re.compile(rb"\x1b\[(?:M(?s:.){0,2}|<[-\d;]{0,28})\Z")
ODD_MOUSE = re.compile(rb"\x1b\[<(?!\d{1,5};-?\d{1,5};-?\d{1,5}[Mm])[^\x1b@-~]*(?:[@-~]|(?=\x1b)|\Z)")
"""What begins like a mouse report and is none: Textual would take its characters for keys."""


class InputReader:
    """Turns the bytes of a terminal into Textual's messages; bytes that mean nothing are left out."""

    def __init__(self) -> None:
        self._parser = XTermParser()
        self._decode = getincrementaldecoder("utf-8")("ignore").decode
        self._unfinished = b""

    def read(self, data: bytes) -> Iterator[Message]:
        """The messages of the next bytes; a mouse report of which the end is missing waits for it."""
        data = OLD_MOUSE.sub(b"", self._unfinished + data)
        cut = UNFINISHED.search(data)
        self._unfinished = cut[0] if cut else b""
        yield from self._parsed(data[: cut.start()] if cut else data)

    def tick(self) -> Iterator[Message]:
        """The messages that a pause ends, such as Escape pressed alone."""
        self._unfinished = b""
        yield from self._parser.tick()

    def _parsed(self, data: bytes) -> Iterator[Message]:
        for character in self._decode(ODD_MOUSE.sub(b"", data)):
            try:
                for message in self._parser.feed(character):
                    if not isinstance(message, events.Resize) or message.size:
                        yield message
            except (ArithmeticError, LookupError, TypeError, ValueError):
                self._parser = XTermParser()  # the parser is a generator, which an error has ended


class Output:
    """The terminal's output; what is written after the terminal has gone away is lost without an error."""

    def __init__(self, file: IO[str] | None) -> None:
        assert file is not None
        self._file = file

    def write(self, text: str) -> None:
        """Write a text, without the half characters that no encoding has."""
        try:
            self._file.write(text)
        except UnicodeEncodeError:
            self._file.write(text.encode("utf-8", "replace").decode("utf-8"))
        except OSError:
            pass

    def flush(self) -> None:
        """Send what was written."""
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        """The number of the file."""
        return self._file.fileno()


class TerminalDriver(LinuxDriver):
    """Textual's driver, with which neither stray bytes nor a closed terminal, SIGHUP or SIGTERM lose anything."""

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: Any = None) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = Output(self._file)  # type: ignore[assignment]
        self._at_terminal = [number for number in range(3) if os.isatty(number)]

    def start_application_mode(self) -> None:
        """Take the terminal; a signal to end leaves the app as the key to quit does."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        for number in ENDING:
            asyncio.get_running_loop().add_signal_handler(number, self._end, number)

    def _end(self, number: int) -> None:
        """Exit with the status that a shell gives to a process that a signal ended."""
        self._app.exit(return_code=128 + number)

    def run_input_thread(self) -> None:
        """Read input until the app ends; the end of the input ends the app."""
        reader = InputReader()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                messages: Iterator[Message] = reader.tick()
                if selector.select(0.1):
                    data = self._read()
                    if not data:
                        self._let_go()
                        self._loop.call_soon_threadsafe(self._end, signal.SIGHUP)
                        return
                    messages = reader.read(data)
                for message in messages:
                    self.process_message(message)

    def _let_go(self) -> None:
        """Discard what is still to be written, so that it cannot disturb the end of the process."""
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number in self._at_terminal:
            os.dup2(nowhere, number)
        os.close(nowhere)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:  # the terminal has gone away
            return b""
