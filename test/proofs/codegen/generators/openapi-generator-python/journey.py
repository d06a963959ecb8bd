import os
from collections.abc import Callable
from typing import Any

import payouts
from payouts.exceptions import ApiException
from report import report

host = os.environ["BASE_URL"]
client = payouts.ApiClient(
    payouts.Configuration(host, username=os.environ["ACCOUNT_ID"], password=os.environ["API_KEY"]),
)
stranger = payouts.ApiClient(payouts.Configuration(host))
invoices = payouts.InvoicesApi(client)
public_invoices = payouts.InvoicesApi(stranger)
reference = os.environ["REFERENCE_ID"]
invoice_id = ""


def create_invoice(amount: float) -> payouts.PayoutInvoiceDocument:
    attributes = payouts.CreatePayoutInvoiceAttributes(
        reference_id=reference,
        service="test_usd",
        currency="USD",
        amount=amount,
        fields={"account": "1234567890"},
        metadata={"order": 10482, "gift": False, "note": None},
    )
    data = payouts.CreatePayoutInvoiceData(type="payout-invoice", attributes=attributes)
    return invoices.create_payout_invoice(payouts.CreatePayoutInvoice(data=data))


def refused(call: Callable[[], object]) -> Any:
    """The document with the errors, which the exception holds as a model."""
    try:
        answer = call()
    except ApiException as error:
        return error.data
    raise AssertionError(answer)


def prerequest() -> dict[str, Any]:
    body = payouts.PayoutPrerequest(currency="USD", amount=10, public_key=os.environ["PUBLIC_KEY"])
    result = payouts.ServicesApi(stranger).create_payout_prerequest(body).data
    # A map that may be empty, and is a list then. The entries of one with named members are left as they came.
    services = result.services.actual_instance
    assert isinstance(services, payouts.PrerequestServicesObject), services
    service = payouts.PrerequestService.from_dict(services.additional_properties["test_usd"])
    assert service
    field = service.fields[0]
    return {
        "amount": result.amount,
        "service": service.code,
        "field": field.key,
        "label": field.label.en,
        "required": field.required,
        "minimum": service.amount_min.actual_instance,
    }


def services() -> dict[str, Any]:
    ids: list[str] = []
    number = 0
    while True:
        number += 1
        page = payouts.ServicesApi(client).list_payout_services(page_number=number, page_size=2)
        ids += [service.id for service in page.data]
        if not page.links.next:
            return {"ids": ids, "total": page.meta.total, "pages": page.meta.pages}


def create() -> dict[str, Any]:
    global invoice_id
    invoice = create_invoice(10.55).data
    invoice_id = invoice.id
    return {
        "id": invoice.id,
        "reference": invoice.attributes.reference_id,
        "status": invoice.attributes.status,
        "amount": invoice.attributes.amount,
        "processed": invoice.attributes.processed,
    }


def conflict() -> dict[str, Any]:
    document = refused(lambda: create_invoice(10.55))
    assert isinstance(document, payouts.ConflictDocument) and document.data and document.errors, document
    return {"id": document.data.id, "code": document.errors[0].code}


def process() -> dict[str, Any]:
    invoice = invoices.process_payout_invoice(invoice_id).data
    return {"id": invoice.id, "reference": invoice.attributes.reference_id, "status": invoice.attributes.status}


def get_private() -> dict[str, Any]:
    invoice = invoices.get_payout_invoice(invoice_id).data
    return {"id": invoice.id, "reference": invoice.attributes.reference_id, "amount": invoice.attributes.amount}


def find_private() -> dict[str, Any]:
    invoice = invoices.list_payout_invoices(filter_reference_id=reference).data[0]
    return {"id": invoice.id, "reference": invoice.attributes.reference_id}


def get_public() -> dict[str, Any]:
    invoice = public_invoices.get_public_payout_invoice(invoice_id).data
    return {"id": invoice.id, "amount": invoice.amount}


def find_public() -> dict[str, Any]:
    invoice = public_invoices.list_public_payout_invoices(reference).data[0]
    return {"id": invoice.id, "amount": invoice.amount}


def list_private() -> dict[str, Any]:
    page = invoices.list_payout_invoices(page_size=5)
    return {"ids": [invoice.id for invoice in page.data], "count": page.meta.count}


def invalid() -> dict[str, Any]:
    document = refused(lambda: create_invoice(99_999_999))
    assert isinstance(document, payouts.ValidationErrorDocument), document
    errors = document.errors.actual_instance
    assert isinstance(errors, dict), document
    return {"amount": errors["amount"]}


def unauthorized() -> dict[str, Any]:
    document = refused(lambda: payouts.ServicesApi(stranger).list_payout_services())
    assert isinstance(document, payouts.ErrorDocument), document
    return {"code": document.errors[0].code, "status": document.errors[0].status}


def by_model(model: Any, entries: Any) -> Any:
    """What was left as it came, read and written by its model, if it is a map."""
    return {name: model.from_dict(entry).to_dict() for name, entry in entries.items()} if entries else entries


def write_back(schema: str, text: str) -> str:
    model = getattr(payouts, schema).from_json(text)
    if isinstance(model, payouts.PayoutPrerequestDocument):
        model.data.methods = by_model(payouts.PrerequestMethod, model.data.methods)
        services = model.data.services.actual_instance
        if isinstance(services, payouts.PrerequestServicesObject):
            services.methods = by_model(payouts.PrerequestMethod, services.methods)
            services.additional_properties = by_model(payouts.PrerequestService, services.additional_properties)
    return model.to_json()


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
    write_back,
)
