"""The look: base page, components, tokens, languages. No domain words."""
