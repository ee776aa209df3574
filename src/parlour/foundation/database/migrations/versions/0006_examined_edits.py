"""edits are examined and candidates have a meaning"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("candidate", sa.Column("meaning", sa.LargeBinary(), nullable=True))
    op.add_column("candidate", sa.Column("family", sa.Integer(), nullable=True))
    op.add_column("candidate", sa.Column("least", sa.Integer(), server_default="1", nullable=False))
    op.add_column("exam", sa.Column("origin", sa.Text(), server_default="learning", nullable=False))
    op.add_column("exam", sa.Column("stand_before", sa.Text(), nullable=True))
    op.add_column("exam", sa.Column("stand_after", sa.Text(), nullable=True))
    op.add_column("exam", sa.Column("is_live", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("exam", sa.Column("reason", sa.Text(), nullable=True))
    op.add_column("exam", sa.Column("decided_by", sa.Uuid(), nullable=True))
    op.add_column("lessons_version", sa.Column("stand", sa.Text(), nullable=True))


def downgrade() -> None:
    raise RuntimeError("Going back is done by restoring the backup that was kept before the migration.")
