"""Settings for every environment; differences come from variables (config/env.py)."""

from __future__ import annotations

import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from wirksam.config.env import Env
from wirksam.config.oidc import oidc_provider, origin_of

env = Env()

PACKAGE = Path(__file__).resolve().parent.parent
DEMO = env.flag("DEMO")
DEBUG = env.flag("DEBUG", default=False)
DATA_DIR = env.path("DATA_DIR", Path("data"))

SECRET_KEY = env.text("SECRET_KEY")
_TOOLING = DEMO or DEBUG or Path(sys.argv[0]).name in {"mypy", "dmypy", "pytest"}
if not SECRET_KEY:
    if not _TOOLING:
        env.reject("WIRKSAM_SECRET_KEY is missing; make one with: wirksam secret")
    SECRET_KEY = "only-for-demonstration-and-tests"  # noqa: S105

ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("TRUSTED_ORIGINS")
HTTPS = env.flag("HTTPS", default=not (DEMO or DEBUG or _TOOLING))

# Apps of the fifth floor; each can be taken out of this list and the rest still stands.
ACTIVITY_APPS = [
    "wirksam.assembly",
    "wirksam.teams",
    "wirksam.opportunities",
    "wirksam.campaigns",
    "wirksam.network",
]
_demo_apps = ["wirksam.demo"] if DEMO else []

INSTALLED_APPS = [
    *_demo_apps,
    "wirksam.portal",
    "wirksam.insight",
    *ACTIVITY_APPS,
    "wirksam.activities",
    "wirksam.motions",
    "wirksam.programme",
    "wirksam.association",
    "wirksam.accounts",
    "wirksam.foundation",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "template_partials",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "wirksam.foundation.pages.permissions.PermissionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "wirksam.foundation.i18n.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "wirksam.foundation.access.middleware.ActorMiddleware",
    "wirksam.accounts.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "wirksam.config.urls"
WSGI_APPLICATION = "wirksam.config.wsgi.application"
ASGI_APPLICATION = "wirksam.config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "wirksam.foundation.registry.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "wirksam.foundation.components.templatetags.components",
                "template_partials.templatetags.partials",
                "wirksam.foundation.i18n.days",
            ],
        },
    }
]

# --- data ------------------------------------------------------------------------------------
DATABASES = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL") or f"sqlite:///{(DATA_DIR / 'wirksam.sqlite3').absolute()}",
        conn_max_age=600,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
            "PRAGMA cache_size=-32000;PRAGMA mmap_size=134217728;PRAGMA secure_delete=ON;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = DATA_DIR / "files"
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "wirksam.foundation.files.handlers.CappedUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 4_000_000

# --- people ----------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
SESSION_COOKIE_AGE = env.number("SESSION_DAYS", 30) * 24 * 60 * 60
OFFICE_SESSION_AGE = 12 * 60 * 60
ACCOUNT_ADAPTER = "wirksam.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # our own view writes that mail
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_REQUIRED = False
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_TIMEOUT = 30 * 60
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "request_login_code": "wirksam.accounts.forms.RequestCodeForm",
    "confirm_login_code": "wirksam.accounts.forms.ConfirmCodeForm",
}
# Attempts are counted per account in the database (accounts/operations/limits.py), never per
# address: an assembly shares one.
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
MFA_ADAPTER = "wirksam.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "wirksam.accounts.forms.AddAppForm",
    "authenticate": "wirksam.accounts.forms.SecondFactorForm",
    "reauthenticate": "wirksam.accounts.forms.SecondFactorAgainForm",
    "add_webauthn": "wirksam.accounts.forms.AddPasskeyForm",
    "login_webauthn": "wirksam.accounts.forms.PasskeyForm",
    "authenticate_webauthn": "wirksam.accounts.forms.PasskeyStepForm",
    "reauthenticate_webauthn": "wirksam.accounts.forms.PasskeyAgainForm",
}
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO or DEBUG
SOCIALACCOUNT_ADAPTER = "wirksam.accounts.adapter.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
OIDC_ISSUER = env.text("OIDC_ISSUER").rstrip("/")
SOCIALACCOUNT_PROVIDERS = oidc_provider(env, OIDC_ISSUER)

# --- language and time -----------------------------------------------------------------------
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True

# --- files of the interface ------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_FINDERS = [
    "wirksam.foundation.components.finders.BundleFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if env.flag("HASHED_STATIC")
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not env.flag("HASHED_STATIC")
WHITENOISE_MAX_AGE = 60 if WHITENOISE_USE_FINDERS else 31_536_000

# --- mail ------------------------------------------------------------------------------------
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if env.text("MAIL_HOST")
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST = env.text("MAIL_HOST")
EMAIL_PORT = env.number("MAIL_PORT", 587)
EMAIL_HOST_USER = env.text("MAIL_USER")
EMAIL_HOST_PASSWORD = env.text("MAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("MAIL_TLS", default=True)
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "wirksam@localhost")
# Where letters lead to: a worker sees no request that would tell.
PUBLIC_ADDRESS = env.text("ADDRESS").rstrip("/") or (
    f"{'https' if HTTPS else 'http'}://{next(iter(ALLOWED_HOSTS), 'localhost').lstrip('.')}"
)
if not PUBLIC_ADDRESS.startswith(("https://", "http://")):
    env.reject(f"WIRKSAM_ADDRESS is {PUBLIC_ADDRESS!r}, expected https://…")

# --- streams ---------------------------------------------------------------------------------
STREAM_URL = env.text("STREAM_URL")
if STREAM_URL and not (STREAM_URL.startswith(("/", "https://", "http://"))):
    env.reject(f"WIRKSAM_STREAM_URL is {STREAM_URL!r}, expected /strom/ or a whole address")

# --- safety ----------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],  # the page on which somebody records also hears what it holds itself
        "font-src": [SELF],
        "connect-src": [SELF, *origin_of(STREAM_URL)],
        "manifest-src": [SELF],
        "worker-src": [NONE],  # only the page of an assembly folder may have one
        "form-action": [SELF, *origin_of(OIDC_ISSUER)],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]  # probes inside the house speak plain HTTP
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY") else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
LANGUAGE_COOKIE_NAME = "__Host-language" if HTTPS else "django_language"
MESSAGE_STORAGE = "wirksam.accounts.cookies.Messages"
CSRF_FAILURE_VIEW = "wirksam.foundation.views.csrf_failure"
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"wirksam": {"level": "INFO"}},
}

env.complete()
