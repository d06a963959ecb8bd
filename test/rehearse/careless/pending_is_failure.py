# Takes every status but two for a failure.
import sys
import time

from payouts import create, process, status_of

status, body = create()
if status != 201:
    sys.exit(2)
process(body["data"]["id"])
for _ in range(20):
    status = status_of(body["data"]["id"])
    if status == "processed":
        sys.exit(0)
    if status not in (None, "created", "processing"):
        sys.exit(3)
    time.sleep(0.1)
sys.exit(2)
