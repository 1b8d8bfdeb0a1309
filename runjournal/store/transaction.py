"""The one way in which a journal file is written: a transaction that holds the write lock from its first statement.

A transaction that begins by reading and then writes fails at once if another process wrote in between, whatever
the waiting time. So every transaction begins IMMEDIATE, that of the migrations too.

sqlite-utils makes and changes the tables. The rows of a change are written by plain statements: importing
sqlite-utils costs as much as all else that logging a line does.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from runjournal.store.schema import APPLICATION_ID, SchemaState, schema_state


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep all that the block writes, on the disk when it ends, or nothing if it fails."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def migrate(connection: sqlite3.Connection) -> None:
    """Run the migrations that are pending."""
    if schema_state(connection) is SchemaState.CURRENT:
        return
    from sqlite_utils import Database

    from runjournal.store.migrations import migrations

    with transaction(connection):
        if schema_state(connection) is not SchemaState.CURRENT:  # another process may have been first
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrations.apply(Database(connection, recursive_triggers=False, execute_plugins=False))
