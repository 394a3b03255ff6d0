"""How Alembic runs here: on the connection it is handed, inside that one transaction."""

from alembic import context

from vedette.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
