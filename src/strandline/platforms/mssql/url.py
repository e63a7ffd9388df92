"""`mssql://user:password@host:1433/database?encrypt=yes` as the driver's connection string."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from strandline.errors import UsageError

_OPTIONS = {
    "encrypt": "Encrypt",
    "trustservercertificate": "TrustServerCertificate",
    "hostnameincertificate": "HostnameInCertificate",
    "servercertificate": "ServerCertificate",
    "applicationintent": "ApplicationIntent",
    "multisubnetfailover": "MultiSubnetFailover",
    "authentication": "Authentication",
    "trustedconnection": "Trusted_Connection",
    "packetsize": "PacketSize",
}
CONNECT_SECONDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What a URL says. `place` is safe to show, `password` and `text` are not."""

    host: str
    port: int | None
    database: str
    user: str
    password: str
    seconds: int
    options: tuple[tuple[str, str], ...]

    @property
    def place(self) -> str:
        return f"{self.host}:{self.port or 1433}"

    def text(self, *, database: str | None = None) -> str:
        """Return the ODBC connection string, values in braces where they need them."""
        server = f"tcp:{self.host}" if self.port is None else f"tcp:{self.host},{self.port}"
        pairs = [("Server", server)]
        wanted = self.database if database is None else database
        if wanted:
            pairs.append(("Database", wanted))
        if self.user:
            pairs.extend((("UID", self.user), ("PWD", self.password)))
        pairs.extend(self.options)
        return ";".join(f"{key}={_value(value)}" for key, value in pairs)


def read_url(url: str) -> Address:
    """Read a URL; UsageError X003 (which never quotes it) when it cannot be understood."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _unreadable("its host or port is not one") from None
    if not parts.hostname:
        raise _unreadable("it names no host")
    seconds = CONNECT_SECONDS
    options: list[tuple[str, str]] = []
    for key, value in parse_qsl(parts.query, keep_blank_values=True):
        name = key.replace("_", "").replace(" ", "").lower()
        if name in ("connecttimeout", "timeout"):
            if not value.isdigit():
                raise _unreadable(f"{key} is no number of seconds")
            seconds = int(value)
        elif name in _OPTIONS:
            options.append((_OPTIONS[name], value))
        else:
            raise _unreadable(f"the option {key!r} is not known")
    return Address(
        host=parts.hostname,
        port=port,
        database=unquote(parts.path.lstrip("/")),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        seconds=seconds,
        options=tuple(options),
    )


def _value(value: str) -> str:
    plain = value.replace(".", "").replace("-", "").replace("_", "").replace(":", "")
    if plain.replace(",", "").isalnum():
        return value
    return "{" + value.replace("}", "}}") + "}"


def _unreadable(reason: str) -> UsageError:
    known = ", ".join(sorted(_OPTIONS))
    return UsageError(
        "X003",
        f"the SQL Server URL cannot be read: {reason}",
        hint="write mssql://user:password@host:1433/database?encrypt=yes, special characters as "
        f"%XX; options: connect_timeout, {known}",
    )
