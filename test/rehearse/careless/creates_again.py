# Sends the creation again until it gets through, and never looks.
import sys
import time

from payouts import create, finish

for _ in range(4):
    status, body = create()
    if status in (201, 409) and body.get("data"):
        finish(body["data"]["id"])
    time.sleep(0.1)
sys.exit(2)
