import base64
import json
import os
from typing import Any

from client import AuthenticatedClient, Client, models
from client.api.invoices import (
    create_payout_invoice,
    get_payout_invoice,
    get_public_payout_invoice,
    list_payout_invoices,
    list_public_payout_invoices,
    process_payout_invoice,
)
from client.api.services import create_payout_prerequest, list_payout_services
from report import report

base_url = os.environ["BASE_URL"]
token = base64.b64encode(f"{os.environ['ACCOUNT_ID']}:{os.environ['API_KEY']}".encode()).decode()
account = AuthenticatedClient(base_url, token=token, prefix="Basic")
# Every operation is typed as if it took credentials alone, also those that do without.
stranger: Any = Client(base_url)
reference = os.environ["REFERENCE_ID"]
invoice_id = ""


def create_invoice(amount: float) -> Any:
    fields = models.PayoutFields.from_dict({"account": "1234567890"})
    metadata = models.FreeFormMap.from_dict({"order": 10482, "gift": False, "note": None})
    attributes = models.CreatePayoutByFields(reference, "test_usd", "USD", amount, fields, metadata=metadata)
    data = models.CreatePayoutInvoiceData("payout-invoice", attributes)
    return create_payout_invoice.sync(client=account, body=models.CreatePayoutInvoice(data))


def prerequest() -> dict[str, Any]:
    body = models.PayoutPrerequest("USD", 10, os.environ["PUBLIC_KEY"])
    document = create_payout_prerequest.sync(client=stranger, body=body)
    assert isinstance(document, models.PayoutPrerequestDocument), document
    # A map that may be empty, and is a list then.
    assert not isinstance(document.data.services, list)
    service = document.data.services["test_usd"]
    field = service.fields[0]
    return {
        "amount": document.data.amount,
        "service": service.code,
        "field": field.key,
        "label": field.label.en,
        "required": field.required,
        "minimum": service.amount_min,
    }


def services() -> dict[str, Any]:
    ids: list[str] = []
    number = 0
    while True:
        number += 1
        page = list_payout_services.sync(client=account, pagenumber=number, pagesize=2)
        assert isinstance(page, models.PayoutServiceList), page
        ids += [service.id for service in page.data]
        if not page.links.next_:
            return {"ids": ids, "total": page.meta.total, "pages": page.meta.pages}


def create() -> dict[str, Any]:
    global invoice_id
    document = create_invoice(10.55)
    assert isinstance(document, models.PayoutInvoiceDocument), document
    invoice_id = document.data.id
    attributes = document.data.attributes
    return {
        "id": invoice_id,
        "reference": attributes.reference_id,
        "status": attributes.status,
        "amount": attributes.amount,
        "processed": attributes.processed,
    }


def conflict() -> dict[str, Any]:
    document = create_invoice(10.55)
    assert isinstance(document, models.ConflictDocument), document
    assert isinstance(document.data, models.PayoutInvoice), document
    assert isinstance(document.errors, list), document
    return {"id": document.data.id, "code": document.errors[0].code}


def process() -> dict[str, Any]:
    document = process_payout_invoice.sync(invoice_id, client=account)
    assert isinstance(document, models.PayoutInvoiceDocument), document
    attributes = document.data.attributes
    return {"id": document.data.id, "reference": attributes.reference_id, "status": attributes.status}


def get_private() -> dict[str, Any]:
    document = get_payout_invoice.sync(invoice_id, client=account)
    assert isinstance(document, models.PayoutInvoiceDocument), document
    attributes = document.data.attributes
    return {"id": document.data.id, "reference": attributes.reference_id, "amount": attributes.amount}


def find_private() -> dict[str, Any]:
    page = list_payout_invoices.sync(client=account, filterreference_id=reference)
    assert isinstance(page, models.PayoutInvoiceList), page
    return {"id": page.data[0].id, "reference": page.data[0].attributes.reference_id}


def get_public() -> dict[str, Any]:
    document = get_public_payout_invoice.sync(invoice_id, client=stranger)
    assert isinstance(document, models.PublicPayoutInvoiceDocument), document
    return {"id": document.data.id, "amount": document.data.amount}


def find_public() -> dict[str, Any]:
    page = list_public_payout_invoices.sync(client=stranger, filterreference_id=reference)
    assert isinstance(page, models.PublicPayoutInvoiceList), page
    return {"id": page.data[0].id, "amount": page.data[0].amount}


def list_private() -> dict[str, Any]:
    page = list_payout_invoices.sync(client=account, pagesize=5)
    assert isinstance(page, models.PayoutInvoiceList), page
    return {"ids": [invoice.id for invoice in page.data], "count": page.meta.count}


def invalid() -> dict[str, Any]:
    document = create_invoice(99_999_999)
    assert isinstance(document, models.ValidationErrorDocument), document
    assert not isinstance(document.errors, list), document
    return {"amount": document.errors["amount"]}


def unauthorized() -> dict[str, Any]:
    document = list_payout_services.sync(client=stranger)
    assert isinstance(document, models.ErrorDocument), document
    return {"code": document.errors[0].code, "status": document.errors[0].status}


report(
    {
        "prerequest": prerequest,
        "services": services,
        "create": create,
        "conflict": conflict,
        "process": process,
        "getPrivate": get_private,
        "findPrivate": find_private,
        "getPublic": get_public,
        "findPublic": find_public,
        "listPrivate": list_private,
        "invalid": invalid,
        "unauthorized": unauthorized,
    },
    lambda schema, text: json.dumps(getattr(models, schema).from_dict(json.loads(text)).to_dict()),
)
