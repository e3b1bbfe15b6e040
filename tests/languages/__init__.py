"""The catalogues: complete, current, and true to their placeholders."""
