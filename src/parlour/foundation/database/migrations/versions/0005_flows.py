"""flows of a shop's own"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assistant_flow",
        sa.Column("shop", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop", "name", name=op.f("pk_assistant_flow")),
    )


def downgrade() -> None:
    raise RuntimeError("Going back is done by restoring the backup that was kept before the migration.")
