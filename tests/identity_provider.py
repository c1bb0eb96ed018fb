"""An organisation's sign-in as small as can be, to test with: it lets in whoever it is told, as OpenID Connect says."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey


@contextmanager
def providing(claims: dict[str, object]) -> Iterator[str]:
    """Give the address of a provider that says these things of everybody who signs in."""
    key = RSAKey.generate_key(2048, {"kid": "test", "use": "sig", "alg": "RS256"}, private=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(key, claims))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def _handler(key: RSAKey, claims: dict[str, object]) -> type[BaseHTTPRequestHandler]:
    nonces: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(url.query).items()}
            if url.path == "/authorize":
                nonces["code"] = asked.get("nonce", "")
                self.send_response(302)
                where = {"code": "code", "state": asked["state"]}
                self.send_header("Location", f"{asked['redirect_uri']}?{urlencode(where)}")
                self.end_headers()
            elif url.path == "/jwks":
                self._answer({"keys": [key.as_dict(private=False)]})
            else:
                self._answer(_about(self._here()))

        def do_POST(self) -> None:
            body = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            now = int(time.time())
            token = {"iss": self._here(), "aud": "qualcode", "iat": now, "exp": now + 600, "nonce": nonces["code"]}
            signed = jwt.encode({"alg": "RS256", "kid": "test"}, token | claims, key)
            assert body["grant_type"] == ["authorization_code"]
            self._answer({"access_token": "x", "token_type": "Bearer", "expires_in": 600, "id_token": signed})

        def _here(self) -> str:
            return f"http://{self.headers['Host']}"

        def _answer(self, content: object) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(content).encode())

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def _about(here: str) -> dict[str, object]:
    """Return what a provider at this address says of itself."""
    return {
        "issuer": here,
        "authorization_endpoint": f"{here}/authorize",
        "token_endpoint": f"{here}/token",
        "jwks_uri": f"{here}/jwks",
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
    }
