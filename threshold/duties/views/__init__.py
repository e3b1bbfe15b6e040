"""Everything a person sees of what is owed and proved: find, check the form, call one action, answer."""
