# Takes every 2xx for a payment that is under way, and asks no further.
import sys

from payouts import create

status, _ = create(options={"auto_process": True})
sys.exit(0 if 200 <= status < 300 else 2)
