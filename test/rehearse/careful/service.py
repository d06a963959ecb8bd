# Takes callbacks with nothing but the standard library, for as long as it is let.
import base64
import hashlib
import hmac
import http.server
import json
import os
import sys
import threading
import time
import urllib.parse
import urllib.request

env = os.environ
order = json.loads(env["PAYOUTS_PAYOUT"])
credentials = base64.b64encode(f"{env['PAYOUTS_ACCOUNT_ID']}:{env['PAYOUTS_API_KEY']}".encode()).decode()
paid = ("processed", "partially_processed")
secrets = {True: env["PAYOUTS_CALLBACK_SECRET"].encode(), False: env["PAYOUTS_CALLBACK_SECRET_LIVE"].encode()}
lock = threading.Lock()
latest = 0
settled = False


# #region take
def take(attributes):
    global latest, settled
    if attributes["reference_id"] != order["reference_id"]:
        return
    with lock:
        if attributes["updated"] <= latest:
            return
        latest = attributes["updated"]
        if attributes["status"] in paid and not settled:
            settled = True
            with open(env["PAYOUTS_REPORT"], "a") as report:
                print(json.dumps({"reference_id": order["reference_id"], "belief": "paid", "settled": True}), file=report)
# #endregion take


# #region receive
def is_signed(body, signature):
    try:
        test_mode = json.loads(body)["data"]["attributes"]["test_mode"] is True
    except Exception:
        return False
    secret = secrets[test_mode]
    expected = base64.b64encode(hashlib.sha1(secret + body + secret).digest()).decode()
    return hmac.compare_digest(expected, signature or "")


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        genuine = is_signed(body, self.headers["X-Signature"])
        if genuine:
            take(json.loads(body)["data"]["attributes"])
        self.send_response(200 if genuine else 401)
        self.end_headers()

    def log_message(self, *_):
        pass
# #endregion receive


def call(method, path, body=None):
    request = urllib.request.Request(
        env["PAYOUTS_BASE_URL"] + path, method=method, data=json.dumps(body).encode() if body else None
    )
    request.add_header("Authorization", f"Basic {credentials}")
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request) as response:
        return json.loads(response.read())["data"]


url = urllib.parse.urlparse(env["PAYOUTS_CALLBACK_URL"])
server = http.server.ThreadingHTTPServer((url.hostname, url.port), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
payout = call("POST", "/payout-invoices", {"data": {"type": "payout-invoice", "attributes": order}})["id"]
call("POST", f"/payout-invoices/{payout}/process")
if env.get("PAYOUTS_STAY") == "1":
    threading.Event().wait()
for _ in range(20):
    if call("GET", f"/payout-invoices/{payout}")["attributes"]["status"] in paid:
        sys.exit(0)
    time.sleep(0.1)
sys.exit(2)
