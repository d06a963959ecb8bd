# Takes the callback that arrives last for the latest.
from service import is_signed, report, serve


def take(body, signature, attributes):
    if not is_signed(body, signature):
        return 401
    report({"processed": "paid", "process_failed": "not-paid"}.get(attributes["status"], "unknown"))
    return 200


serve(take)
