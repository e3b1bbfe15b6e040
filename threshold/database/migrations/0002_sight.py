"""Several agencies in one reach, and auditors, who see what the City sees and write nothing."""

from django.db import migrations

from threshold.database.row_security import row_security_anew, within_reach, within_sight

SEE, WRITE = within_sight("agency_id"), within_reach("agency_id")


class Migration(migrations.Migration):
    """The journal's two tables under the wider words."""

    dependencies = [("database", "0001_roles"), ("journal", "0001_initial")]
    operations = [
        row_security_anew("journal_line", see=SEE, write=WRITE),
        row_security_anew("journal_detail", see=SEE, write=WRITE),
    ]
