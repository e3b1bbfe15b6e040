"""What each field of encounters is for, its class under the Identifying Information Law, and when it dies."""

from threshold.encounters.data_classes.afterwards import AFTERWARDS
from threshold.encounters.data_classes.calls import CALLS
from threshold.encounters.data_classes.quarterly import QUARTERLY
from threshold.encounters.data_classes.records import RECORDS

FIELDS = {**RECORDS, **CALLS, **QUARTERLY, **AFTERWARDS}
