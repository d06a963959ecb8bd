# Takes a conflict with its own payout for a failure.
import sys
import time

from payouts import create, finish

for _ in range(3):
    status, body = create()
    if status == 201:
        finish(body["data"]["id"])
    if status == 409:
        sys.exit(3)
    time.sleep(0.1)
sys.exit(2)
