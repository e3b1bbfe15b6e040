"""The pages, a file a noun: find, check the form, call one action, answer."""
