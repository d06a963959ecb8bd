//! Makes the journey with the client of progenitor.

mod calls;
#[path = "client/lib.rs"]
#[allow(dead_code, unused_imports)]
mod client;

use calls::{connect, create, refused};
use client::{Error, types::*};
use report::{Outcome, Report, given, write_back};
use serde_json::json;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let account = connect(Some((given("ACCOUNT_ID"), given("API_KEY"))))?;
    let stranger = connect(None)?;
    let mut id = String::new();
    let mut report = Report::default();

    report
        .step("prerequest", async {
            let body =
                PayoutPrerequest { currency: "USD".parse()?, amount: 10.0, public_key: given("PUBLIC_KEY") };
            let result = stranger.create_payout_prerequest(&body).await?.into_inner().data;
            // A map that may be empty, and is a list then.
            let PrerequestServices::Object(services) = &result.services else { return Err("no services".into()) };
            let service = &services.extra["test_usd"];
            let field = &service.fields[0];
            Ok(json!({
                "amount": result.amount,
                "service": service.code,
                "field": field.key,
                "label": field.label.en,
                "required": field.required,
                "minimum": service.amount_min,
            }))
        })
        .await;
    report
        .step("services", async {
            let mut ids = Vec::new();
            for number in 1.. {
                let page = account.list_payout_services(Some(number), Some(2)).await?.into_inner();
                ids.extend(page.data.into_iter().map(|service| service.id));
                if page.links.next.unwrap_or_default().is_empty() {
                    return Ok(
                        json!({ "ids": ids, "total": page.meta.total, "pages": page.meta.pages }),
                    );
                }
            }
            unreachable!()
        })
        .await;
    report.step("create", async {
        let invoice = create(&account, 10.55).await??.into_inner().data;
        id = invoice.id;
        let PayoutInvoiceAttributes { reference_id, status, amount, processed, .. } = invoice.attributes;
        Ok(json!({ "id": id, "reference": reference_id, "status": status, "amount": amount, "processed": processed }))
    }).await;
    report
        .step("conflict", async {
            let conflict: ConflictDocument = refused(create(&account, 10.55).await?).await?;
            Ok(json!({ "id": conflict.data.ok_or("no data")?.id, "code": conflict.errors.first().ok_or("no errors")?.code }))
        })
        .await;
    report
        .step("process", async {
            let invoice = account.process_payout_invoice(&id).await?.into_inner().data;
            let PayoutInvoiceAttributes { reference_id, status, .. } = invoice.attributes;
            Ok(json!({ "id": invoice.id, "reference": reference_id, "status": status }))
        })
        .await;
    report
        .step("getPrivate", async {
            let invoice = account.get_payout_invoice(&id).await?.into_inner().data;
            let PayoutInvoiceAttributes { reference_id, amount, .. } = invoice.attributes;
            Ok(json!({ "id": invoice.id, "reference": reference_id, "amount": amount }))
        })
        .await;
    report
        .step("findPrivate", async {
            let reference = given("REFERENCE_ID").parse()?;
            let page = account.list_payout_invoices(Some(&reference), None, None, None).await?.into_inner();
            Ok(json!({ "id": page.data[0].id, "reference": page.data[0].attributes.reference_id }))
        })
        .await;
    report
        .step("getPublic", async {
            let invoice = stranger.get_public_payout_invoice(&id).await?.into_inner().data;
            Ok(json!({ "id": invoice.id, "amount": invoice.amount }))
        })
        .await;
    report
        .step("findPublic", async {
            let reference = given("REFERENCE_ID").parse()?;
            let page = stranger.list_public_payout_invoices(&reference).await?.into_inner();
            Ok(json!({ "id": page.data[0].id, "amount": page.data[0].amount }))
        })
        .await;
    report
        .step("listPrivate", async {
            let page = account.list_payout_invoices(None, None, None, Some(5)).await?.into_inner();
            let ids: Vec<_> = page.data.iter().map(|invoice| &invoice.id).collect();
            Ok(json!({ "ids": ids, "count": page.meta.count }))
        })
        .await;
    report
        .step("invalid", async {
            let refused: ValidationErrorDocument = refused(create(&account, 99_999_999.0).await?).await?;
            Ok(json!({ "amount": json!(refused.errors)["amount"] }))
        })
        .await;
    report
        .step("unauthorized", async {
            let Err(Error::ErrorResponse(refusal)) = stranger.list_payout_services(None, None).await else {
                return Err("It was not refused.".into());
            };
            let error = &refusal.errors[0];
            Ok(json!({ "code": error.code, "status": error.status }))
        })
        .await;
    report.finish(|schema, text| match schema {
        "PayoutPrerequestDocument" => write_back::<PayoutPrerequestDocument>(text),
        "PayoutServiceList" => write_back::<PayoutServiceList>(text),
        "PayoutServiceDocument" => write_back::<PayoutServiceDocument>(text),
        "PayoutInvoiceDocument" => write_back::<PayoutInvoiceDocument>(text),
        "PayoutInvoiceList" => write_back::<PayoutInvoiceList>(text),
        "PublicPayoutInvoiceDocument" => write_back::<PublicPayoutInvoiceDocument>(text),
        "PublicPayoutInvoiceList" => write_back::<PublicPayoutInvoiceList>(text),
        "ConflictDocument" => write_back::<ConflictDocument>(text),
        "ErrorDocument" => write_back::<ErrorDocument>(text),
        "ValidationErrorDocument" => write_back::<ValidationErrorDocument>(text),
        _ => Err(format!("{schema}: no such model").into()),
    })
}
