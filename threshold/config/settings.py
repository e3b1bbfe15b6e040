"""Every setting, from the environment. docs/settings.md names each and says what it is for."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from threshold.config.environment import database, flag, number, one_of, text, words

ROOT = Path(__file__).resolve().parents[2]

SECRET_KEY = text("THRESHOLD_SECRET_KEY")
MASTER_KEYS = words("THRESHOLD_MASTER_KEYS")
JOURNAL_KEYS = words("THRESHOLD_JOURNAL_KEY")
JOURNAL_ORIGIN = text("THRESHOLD_JOURNAL_ORIGIN", "localhost/journal")
DEBUG = flag("THRESHOLD_DEBUG")
DEMONSTRATION = flag("THRESHOLD_DEMONSTRATION")
PSEUDO_LOCALE = flag("THRESHOLD_PSEUDO_LOCALE")
SERVED_OVER_TLS = flag("THRESHOLD_TLS")
ALLOWED_HOSTS = words("THRESHOLD_HOSTS", "localhost,127.0.0.1,[::1]")

ROOT_URLCONF = "threshold.config.urls"
WSGI_APPLICATION = "threshold.config.wsgi.application"

INSTALLED_APPS = [
    "threshold.database",
    "threshold.jobs",
    "threshold.journal",
    "threshold.files",
    "threshold.accounts",
    "threshold.notices",
    "threshold.agencies",
    "threshold.duties",
    "threshold.determinations",
    "threshold.property",
    "threshold.guide",
    "threshold.encounters",
    "threshold.reports",
    "threshold.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_cotton",
    "django_htmx",
    "csp",
    "procrastinate.contrib.django",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "threshold.config.middleware.Brotli",
    "csp.middleware.CSPMiddleware",
    "threshold.config.middleware.PermissionsPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "threshold.ui.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "threshold.files.middleware.UploadLimit",
]

# Pages run as the application's role, which owns nothing; migrations run as the owner, named apart.
APP_ROLE = "threshold_app"
DATABASES = {"default": database("DATABASE_URL")}
if text("DATABASE_OWNER_URL", ""):
    DATABASES["owner"] = database("DATABASE_OWNER_URL")
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""  # the web queues jobs by name; what they do is loaded by the worker alone
PROCRASTINATE_PERIODIC_DEFAULTS = {"max_delay": 400 * 86400}  # a round missed in this time is made up for, once
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People sign in; what they may do is read from their roles in the transaction in which they do it.
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["threshold.accounts.backends.People"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "name")}),
    )
]
PASSWORD_RESET_TIMEOUT = 24 * 3600
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/account/"
ACCOUNT_ADAPTER = "threshold.accounts.adapters.SigningIn"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up; the sign-in form takes its fields from here
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False  # ours count in the database: threshold/accounts/limits.py
ACCOUNT_FORMS = {"login": "threshold.accounts.forms.PasswordForm"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(text("THRESHOLD_PROXIES", "0"))
MFA_ADAPTER = "threshold.accounts.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Threshold"
MFA_FORMS = {
    "authenticate": "threshold.accounts.forms.CodeForm",
    "authenticate_webauthn": "threshold.accounts.forms.PasskeyForm",
    "login_webauthn": "threshold.accounts.forms.PasskeyAloneForm",
}
AGENCY_NAMES = "threshold.agencies.queries.bodies.agency_names"
LINKS_GO_BY = "threshold.notices.actions.send_link"
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SERVED_OVER_TLS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "threshold.ui.views.stale_form"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "threshold.ui.context_processors.page",
                "threshold.accounts.context_processors.visitor",
            ],
        },
    }
]

# Languages: English and Spanish; a made-up right-to-left one for testing alone.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [ROOT / "threshold" / "locale"]
if PSEUDO_LOCALE:
    LANGUAGES.append(("ar-xb", "Pseudo"))
    LOCALE_PATHS.append(ROOT / "var" / "pseudo")
USE_I18N = True
TIME_ZONE = "America/New_York"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "var" / "static"
STATICFILES = "whitenoise.storage.CompressedManifestStaticFilesStorage"
PLAIN_STATICFILES = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {"staticfiles": {"BACKEND": PLAIN_STATICFILES if flag("THRESHOLD_PLAIN_STATIC") else STATICFILES}}
WHITENOISE_USE_FINDERS = flag("THRESHOLD_PLAIN_STATIC")

# Nothing inline, nothing from anywhere else.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = SERVED_OVER_TLS
SECURE_HSTS_SECONDS = 31_536_000 if SERVED_OVER_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SERVED_OVER_TLS else None
LANGUAGE_COOKIE_SECURE = SERVED_OVER_TLS
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400

# Files: sealed as they arrive, kept outside the database.
FILES = Path(text("THRESHOLD_FILES", str(ROOT / "var" / "files")))
FILE_LIMIT = number("THRESHOLD_FILE_LIMIT", 25_000_000)
FILE_UPLOAD_HANDLERS = ["threshold.files.uploads.SealedUploads"]
DATA_UPLOAD_MAX_NUMBER_FILES = 10

# Mail: through a server where one is named, otherwise into a folder, which the outbox says.
SITE = text("THRESHOLD_SITE", "http://localhost:8000").rstrip("/")
EMAIL_HOST = text("THRESHOLD_MAIL_HOST", "")
EMAIL_PORT = number("THRESHOLD_MAIL_PORT", 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = text("THRESHOLD_MAIL_USER", ""), text("THRESHOLD_MAIL_PASSWORD", "")
MAIL_TLS = one_of("THRESHOLD_MAIL_TLS", "starttls", "implicit", "none")
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL_TLS == "starttls", MAIL_TLS == "implicit"
EMAIL_TIMEOUT = 30
EMAIL_FILE_PATH = text("THRESHOLD_MAIL_FOLDER", str(ROOT / "var" / "mail"))
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
MAIL_CHANNEL = "mail" if EMAIL_HOST else "file"
DEFAULT_FROM_EMAIL = text("THRESHOLD_MAIL_FROM", "threshold@localhost")
LOOPBACK_ENDPOINTS = flag("THRESHOLD_LOOPBACK_ENDPOINTS")

# The field guide: staffed numbers everybody may see, those for devices with a staff link, agencies' own procedures.
GUIDE_SWITCHBOARD, GUIDE_PRIVACY = text("THRESHOLD_SWITCHBOARD", ""), text("THRESHOLD_PRIVACY_LINE", "")
GUIDE_TEXT, GUIDE_RELAY = text("THRESHOLD_TEXT_LINE", ""), text("THRESHOLD_RELAY_LINE", "")
GUIDE_INTERPRETER, GUIDE_ON_CALL = text("THRESHOLD_INTERPRETER_LINE", ""), text("THRESHOLD_ON_CALL_LINE", "")
GUIDE_PROCEDURES = words("THRESHOLD_PROCEDURES")
GUIDE_LINKS_HOLD = "threshold.encounters.queries.reporters.holds"
GUIDE_UNREVIEWED = DEMONSTRATION or DEBUG  # elsewhere a language nobody has reviewed is not published

SILENCED_SYSTEM_CHECKS: list[str] = []
SITE_NAME = _("Threshold")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},  # an address that is not there is no news
}
