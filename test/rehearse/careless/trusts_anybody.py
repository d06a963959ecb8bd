# Believes whatever is sent to it.
from service import report, serve


def take(_body, _signature, attributes):
    report({"processed": "paid", "process_failed": "not-paid"}.get(attributes["status"], "unknown"))
    return 200


serve(take)
