"""The door by which the web server reaches the product."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gobernacion.settings")
application = get_wsgi_application()
