"""What each field of places is for, its class under the Identifying Information Law, and when it dies."""

from threshold.property.data_classes.changes import CHANGES
from threshold.property.data_classes.codes import CODES
from threshold.property.data_classes.prints import PRINTS
from threshold.property.data_classes.records import RECORDS
from threshold.property.data_classes.registers import REGISTERS
from threshold.property.data_classes.search import SEARCH
from threshold.property.data_classes.sites import SITES

FIELDS = {**CHANGES, **CODES, **PRINTS, **RECORDS, **REGISTERS, **SEARCH, **SITES}
