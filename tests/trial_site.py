"""The site as it is served, with a page that takes a file in place of its addresses: for tests alone."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "threshold.config.settings")
settings.ROOT_URLCONF = "threshold.files.tests.trial"
application = get_wsgi_application()
