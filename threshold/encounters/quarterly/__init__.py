"""The making of the quarterly report of 10-178(d): its quarters, its choices, its figures and its forms on paper."""
