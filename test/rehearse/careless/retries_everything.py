# Has a library that repeats whatever fails.
import sys

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
sys.exit(0 if any(status_of(payout) == "processed" for _ in range(10)) else 2)
