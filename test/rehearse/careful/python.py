# Pays with nothing but the standard library.
import base64
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

env = os.environ
order = json.loads(env["PAYOUTS_PAYOUT"])
timeout = int(env["PAYOUTS_TIMEOUT_MS"]) / 1000
credentials = base64.b64encode(f"{env['PAYOUTS_ACCOUNT_ID']}:{env['PAYOUTS_API_KEY']}".encode()).decode()


# #region call
def call(method, path, body=None):
    """Returns status and data; status 0 if there was no response, or none that could be read."""
    request = urllib.request.Request(
        env["PAYOUTS_BASE_URL"] + path, method=method, data=json.dumps(body).encode() if body else None
    )
    request.add_header("Authorization", f"Basic {credentials}")
    request.add_header("Content-Type", "application/json")
    try:
        try:
            response = urllib.request.urlopen(request, timeout=timeout)
        except urllib.error.HTTPError as error:
            response = error
        with response:
            data = json.loads(response.read()).get("data")
            time.sleep(int(response.headers.get("Retry-After") or 0))
            return response.status, data
    except Exception:
        return 0, None
# #endregion call


def payout_in(data):
    return data if isinstance(data, dict) and data.get("attributes") else None


# #region own
def is_own(payout):
    amount = payout["attributes"].get("amount")
    return amount is None or abs(float(amount) - order["amount"]) < 0.5
# #endregion own


# #region find
def find():
    """Returns the payout of the order, None if there is none, or "unknown"."""
    reference = urllib.parse.quote(order["reference_id"])
    status, data = call("GET", f"/payout-invoices?filter[reference_id]={reference}")
    if status == 404:
        return None
    if status != 200:
        return "unknown"
    payouts = data if isinstance(data, list) else [data] if data else []
    for payout in payouts:
        if payout["attributes"].get("reference_id", "").strip() == order["reference_id"]:
            return payout
    return None
# #endregion find


# #region create
def create():
    is_open = False
    for _ in range(4):
        status, data = call("POST", "/payout-invoices", {"data": {"type": "payout-invoice", "attributes": order}})
        payout = payout_in(data)
        if status in (200, 201, 202, 409) and payout:
            return payout if is_own(payout) else "unknown" if is_open else "not-paid"
        if status in (401, 403, 405, 422) and not is_open:
            return "not-paid"
        is_open = True
        absent = 0
        for _ in range(5):
            time.sleep(0.15)
            found = find()
            if found is None:
                absent += 1
            elif found != "unknown":
                return found if is_own(found) else "unknown"
            if absent == 2:
                break
        if absent < 2:
            return "unknown"
    return "unknown"
# #endregion create


# #region claim
def claim():
    """Says, once and for all processes, that processing is asked for."""
    try:
        open(f"{env['PAYOUTS_STATE']}/processing", "x").close()
        return True
    except FileExistsError:
        return False
# #endregion claim


def pay():
    payout = create()
    if payout in ("not-paid", "unknown"):
        return 3 if payout == "not-paid" else 2
    # #region process
    if payout["attributes"]["status"] == "created" and claim():
        call("POST", f"/payout-invoices/{payout['id']}/process")
    # #endregion process
    # #region wait
    failures = 0
    for _ in range(20):
        time.sleep(0.1)
        code, data = call("GET", f"/payout-invoices/{payout['id']}")
        shown = payout_in(data) if code == 200 else None
        status = shown["attributes"]["status"] if shown else None
        if status in ("processed", "partially_processed"):
            return 0
        failures = failures + 1 if status in ("process_failed", "expired", "terminated") else 0
        if failures == 3:
            return 3
    return 2
    # #endregion wait


sys.exit(pay())
