"""Encounters at the gate and by telephone or mail: the record, counsel on call, and the reports written from them."""
