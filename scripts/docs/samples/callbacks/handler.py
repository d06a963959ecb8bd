import base64
import hashlib
import hmac
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def is_genuine(body: bytes, signature: str, secret: bytes) -> bool:
    expected = base64.b64encode(hashlib.sha1(secret + body + secret).digest())
    return secret != b"" and hmac.compare_digest(signature.encode(), expected)


class Handler(BaseHTTPRequestHandler):
    timeout = 10

    def do_POST(self) -> None:
        try:
            length = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(min(max(length, 0), 2**21))
            data = json.loads(body)["data"]
            name = "TEST_SECRET" if data["attributes"]["test_mode"] else "LIVE_SECRET"
        except (ValueError, KeyError, TypeError, RecursionError):
            return self.respond(400)
        secret = os.environ.get(name, "").encode()
        if not is_genuine(body, self.headers.get("X-Signature", ""), secret):
            return self.respond(401)
        print(data["id"], data["attributes"]["status"], data["attributes"]["updated"])
        self.respond(200)

    def respond(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()


ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", 3000))), Handler).serve_forever()
