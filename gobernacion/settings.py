"""How this installation runs. Every choice an office makes comes from the environment: see docs/produccion.md.

An installation is public as soon as ALLOWED_HOSTS names a machine other than this one: then it brings its own
SECRET_KEY and speaks only HTTPS. A demonstration is never public.
"""

import os
from pathlib import Path

from gobernacion.environment import Environment, refuse
from gobernacion.owned import OTHERS, close_database

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()
os.umask(OTHERS)  # whatever is written is for its owner alone

# --- what the office decides --------------------------------------------------------------------------------

LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]

DEBUG = env.flag("DEBUG")
DEMO = env.flag("DEMO")
VAR_DIR = env.closed_folder("VAR_DIR", BASE_DIR / "var")
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", LOOPBACK)
CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS")
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")

PUBLIC = not set(ALLOWED_HOSTS) <= set(LOOPBACK)
NAMES = [host for host in ALLOWED_HOSTS if host not in LOOPBACK and not host.startswith(".")]
SITE_ADDRESS = f"https://{NAMES[0]}" if NAMES else ""
if DEMO and PUBLIC:
    refuse("DEMO", "solo se puede usar en la propia máquina, no con los servidores de ALLOWED_HOSTS", "1")
if DEBUG and PUBLIC:
    refuse("DEBUG", "solo se puede usar en la propia máquina, no con los servidores de ALLOWED_HOSTS", "1")

SECRET_KEY = env.secret_key("SECRET_KEY", None if PUBLIC else VAR_DIR / "secret_key")

AREAS = [
    "orasmi",
    "seguridad",
    "extranjeria",
    "programs.convenios",
    "programs.abriendo_caminos",
    "programs.gobierno_en_terreno",
    "programs.comite_tecnico",
    "programs.paso_agua_negra",
    "programs.crece_contigo",
    "programs.desarrollo_social",
    "programs.emergencias",
    "programs.fondo_social",
    "programs.caprino",
]
AREAS_OFF = env.subset("AREAS_OFF", AREAS)
AREAS = [area for area in AREAS if area not in AREAS_OFF]

# --- the house ----------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "gobernacion.portal",
    "gobernacion.open_data",
    "gobernacion.content",
    "gobernacion.summaries",
    "gobernacion.releases",
    "gobernacion.published",
    "gobernacion.records",
    "gobernacion.indicators",
    "gobernacion.directory",
    "gobernacion.access",
    "gobernacion.territory",
    *AREAS,
    "gobernacion.access.apps.HouseAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_countries",
    "django_filters",
    "django_tables2",
    "simple_history",
]

MIDDLEWARE = [
    "gobernacion.csp.ContentSecurityPolicyMiddleware",
    "gobernacion.headers.ResponseHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gobernacion.malformed.RefuseMalformedMiddleware",
    "gobernacion.kept.KeepPublicPagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "gobernacion.urls"
WSGI_APPLICATION = "gobernacion.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gobernacion.portal.pages.site",
            ]
        },
    }
]

# --- the database -------------------------------------------------------------------------------------------

DATABASE = env.database("DATABASE_URL", VAR_DIR / "gobernacion.sqlite3")
DATABASE |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
if DATABASE["ENGINE"].endswith("sqlite3"):
    # With Django's defaults concurrent writers lose saves; taking the lock first and waiting for it loses none.
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON",
    }
    if not close_database(Path(DATABASE["NAME"])):
        refuse(
            "DATABASE_URL", "nombra un archivo de otra cuenta, que otros pueden leer: ciérrelo con chmod 600"
        )
else:
    # A machine that is gone does not even refuse: whoever asks for a page is told so before they tire.
    DATABASE.setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DATABASES = {"default": DATABASE}

# --- copies of the whole installation ------------------------------------------------------------------------

BACKUP_KEY = env.backup_key("BACKUP_KEY")
BACKUP_DIR = env.folder("BACKUP_DIR", VAR_DIR / "respaldos")

# --- people who log in --------------------------------------------------------------------------------------

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["gobernacion.access.backends.PolicyBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "nombre", "correo"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "gobernacion.access.passwords.OfficeWordsValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# --- language, dates, numbers -------------------------------------------------------------------------------

LANGUAGE_CODE = "es-cl"
LANGUAGES = [("es-cl", "español de Chile")]
TIME_ZONE = "America/Santiago"
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "gobernacion" / "locale"]
FORMAT_MODULE_PATH = ["gobernacion.formats"]
# Years, ids and folios are never grouped; amounts and counts are, each by its own filter.
USE_THOUSAND_SEPARATOR = False

# --- files --------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "gobernacion" / "static"]
STATIC_ROOT = env.folder("STATIC_ROOT", VAR_DIR / "static")
MEDIA_ROOT = VAR_DIR / "adjuntos"
STATIC_COMPILED = DEMO or PUBLIC
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_COMPILED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not STATIC_COMPILED
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
CLAMD_SOCKET = env.scanner("CLAMD_SOCKET")
FILE_UPLOAD_HANDLERS = [
    "gobernacion.records.uploads.BoundedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- what every answer carries ------------------------------------------------------------------------------

SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
}
RESPONSE_HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = PUBLIC
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PUBLIC else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PUBLIC else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PUBLIC
SECURE_HSTS_PRELOAD = PUBLIC

# --- cookies: for this site alone, over HTTPS, out of reach of any script ---------------------------------------

COOKIE_PREFIX = "__Host-" if PUBLIC else ""
"""A browser takes a cookie of such a name from this very site alone: no other one of the domain can plant it."""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
MESSAGE_STORAGE = "gobernacion.cookies.MessageStorage"
SESSION_COOKIE_SECURE = PUBLIC
CSRF_COOKIE_SECURE = PUBLIC
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

# --- logs: what happened and where, never to whom ------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"impersonal": {"()": "gobernacion.logs.ImpersonalFormatter"}, "whole": {}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "whole" if DEBUG else "impersonal"}
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
