# Comes back at once after a 429.
import sys
import time

from payouts import call, create, finish, order

status, body = create()
for _ in range(6):
    if body.get("data"):
        finish(body["data"]["id"])
    time.sleep(0.05)
    status, found = call("GET", f"/payout-invoices?filter[reference_id]={order['reference_id']}")
    body = {"data": found["data"][0]} if found.get("data") else {}
sys.exit(2)
