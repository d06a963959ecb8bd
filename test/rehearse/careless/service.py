# What the careless services share: each pays, and takes callbacks in a way of its own.
import base64
import hashlib
import http.server
import json
import threading
import urllib.parse

from payouts import create, env, finish, order, process


def report(belief, **more):
    with open(env["PAYOUTS_REPORT"], "a") as file:
        print(json.dumps({"reference_id": order["reference_id"], "belief": belief, **more}), file=file)


def is_signed(body, signature):
    secret = env["PAYOUTS_CALLBACK_SECRET"].encode()
    return base64.b64encode(hashlib.sha1(secret + body + secret).digest()).decode() == signature


def serve(take):
    """Takes callbacks: take gets body, signature and attributes, and returns the status of the response."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(take(body, self.headers["X-Signature"], json.loads(body)["data"]["attributes"]))
            self.end_headers()

        def log_message(self, *_):
            pass

    if env.get("PAYOUTS_STAY") != "1":
        finish(create()[1]["data"]["id"])
    url = urllib.parse.urlparse(env["PAYOUTS_CALLBACK_URL"])
    server = http.server.ThreadingHTTPServer((url.hostname, url.port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    process(create()[1]["data"]["id"])
    threading.Event().wait()
