# Has a library that repeats whatever fails.
import sys
import time

from payouts import create, process, status_of


def retried(request):
    for _ in range(3):
        status, body = request()
        if status in (200, 201, 409):
            break
    return body


payout = retried(create).get("data", {}).get("id")
if payout is None:
    sys.exit(2)
retried(lambda: process(payout))
for _ in range(20):
    if status_of(payout) == "processed":
        sys.exit(0)
    time.sleep(0.1)
sys.exit(2)
