# What the careless programs share: a request with a time-out. Status 0 if there was no response, or none that could be read.
import base64
import json
import os
import sys
import time
import urllib.error
import urllib.request

env = os.environ
order = json.loads(env["PAYOUTS_PAYOUT"])
timeout = int(env["PAYOUTS_TIMEOUT_MS"]) / 1000
credentials = base64.b64encode(f"{env['PAYOUTS_ACCOUNT_ID']}:{env['PAYOUTS_API_KEY']}".encode()).decode()


def call(method, path, body=None, base=env["PAYOUTS_BASE_URL"]):
    request = urllib.request.Request(base + path, method=method, data=json.dumps(body).encode() if body else None)
    request.add_header("Authorization", f"Basic {credentials}")
    request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request, timeout=timeout) as response:
            return response.status, json.loads(response.read())
    except urllib.error.HTTPError as error:
        try:
            return error.code, json.loads(error.read())
        except Exception:
            return 0, {}
    except Exception:
        return 0, {}


def create(**attributes):
    return call("POST", "/payout-invoices", {"data": {"type": "payout-invoice", "attributes": {**order, **attributes}}})


def process(payout):
    return call("POST", f"/payout-invoices/{payout}/process")


def status_of(payout):
    return call("GET", f"/payout-invoices/{payout}")[1].get("data", {}).get("attributes", {}).get("status")


def finish(payout):
    """Goes on with a payout that was created as a careful program does."""
    process(payout)
    for _ in range(20):
        if status_of(payout) == "processed":
            sys.exit(0)
        time.sleep(0.1)
    sys.exit(2)
