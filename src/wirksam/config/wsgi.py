"""WSGI entry point for the web server's page workers."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wirksam.config.settings")
application = get_wsgi_application()
