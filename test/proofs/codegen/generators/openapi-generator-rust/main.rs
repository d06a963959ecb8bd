//! Makes the journey with the client of openapi-generator.

use client::apis::{Error, configuration::Configuration, invoices_api as invoices, services_api as services};
use client::models::*;
use report::{Outcome, Report, given, write_back};
use serde::de::DeserializeOwned;
use serde_json::json;

async fn create(
    account: &Configuration,
    amount: f64,
) -> Result<PayoutInvoiceDocument, Error<invoices::CreatePayoutInvoiceError>> {
    let fields = [("account".into(), json!("1234567890"))].into();
    let metadata = [("order".into(), json!(10482)), ("gift".into(), json!(false)), ("note".into(), json!(null))].into();
    let mut attributes =
        CreatePayoutInvoiceAttributes::new(given("REFERENCE_ID"), "test_usd".into(), "USD".into(), amount);
    attributes.fields = Some(fields);
    attributes.metadata = Some(metadata);
    let data = CreatePayoutInvoiceData::new(create_payout_invoice_data::Type::PayoutInvoice, attributes);
    invoices::create_payout_invoice(account, CreatePayoutInvoice::new(data)).await
}

/// The document of a refusal, read from the text that the error holds: the error's own model is the first type of any error
/// of the operation that the text fits, whatever the status.
fn refused<Answer, Refusal, Model: DeserializeOwned>(answer: Result<Answer, Error<Refusal>>) -> Outcome<Model> {
    match answer {
        Err(Error::ResponseError(refusal)) => Ok(serde_json::from_str(&refusal.content)?),
        Err(error) => Err(error.to_string().into()),
        Ok(_) => Err("It was not refused.".into()),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let stranger = Configuration { base_path: given("BASE_URL"), ..Configuration::default() };
    let account = Configuration { basic_auth: Some((given("ACCOUNT_ID"), Some(given("API_KEY")))), ..stranger.clone() };
    let mut id = String::new();
    let mut report = Report::default();

    report
        .step("prerequest", async {
            let body = PayoutPrerequest::new("USD".into(), 10.0, given("PUBLIC_KEY"));
            let result = services::create_payout_prerequest(&stranger, body).await?.data;
            // A map that may be empty, and is a list then. Its model has no place for a service.
            let PrerequestServices::PrerequestServicesObject(services) = *result.services else {
                return Err("no services".into());
            };
            Ok(json!({ "amount": result.amount, "account": services.account.map(|account| account.name) }))
        })
        .await;
    report
        .step("services", async {
            let mut ids = Vec::new();
            for number in 1.. {
                let page = services::list_payout_services(&account, Some(number), Some(2)).await?;
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
        let invoice = create(&account, 10.55).await?.data;
        id = invoice.id;
        let PayoutInvoiceAttributes { reference_id, status, amount, processed, .. } = *invoice.attributes;
        Ok(json!({ "id": id, "reference": reference_id, "status": status, "amount": amount, "processed": processed }))
    }).await;
    report
        .step("conflict", async {
            let conflict: ConflictDocument = refused(create(&account, 10.55).await)?;
            let errors = conflict.errors.ok_or("no errors")?;
            Ok(json!({ "id": conflict.data.ok_or("no data")?.id, "code": errors[0].code }))
        })
        .await;
    report
        .step("process", async {
            let invoice = invoices::process_payout_invoice(&account, &id).await?.data;
            let PayoutInvoiceAttributes { reference_id, status, .. } = *invoice.attributes;
            Ok(json!({ "id": invoice.id, "reference": reference_id, "status": status }))
        })
        .await;
    report
        .step("getPrivate", async {
            let invoice = invoices::get_payout_invoice(&account, &id).await?.data;
            let PayoutInvoiceAttributes { reference_id, amount, .. } = *invoice.attributes;
            Ok(json!({ "id": invoice.id, "reference": reference_id, "amount": amount }))
        })
        .await;
    report
        .step("findPrivate", async {
            let reference = given("REFERENCE_ID");
            let page = invoices::list_payout_invoices(&account, Some(&reference), None, None, None).await?;
            Ok(json!({ "id": page.data[0].id, "reference": page.data[0].attributes.reference_id }))
        })
        .await;
    report
        .step("getPublic", async {
            let invoice = invoices::get_public_payout_invoice(&stranger, &id).await?.data;
            Ok(json!({ "id": invoice.id, "amount": invoice.amount }))
        })
        .await;
    report
        .step("findPublic", async {
            let page = invoices::list_public_payout_invoices(&stranger, &given("REFERENCE_ID")).await?;
            Ok(json!({ "id": page.data[0].id, "amount": page.data[0].amount }))
        })
        .await;
    report
        .step("listPrivate", async {
            let page = invoices::list_payout_invoices(&account, None, Some(5), None, None).await?;
            let ids: Vec<_> = page.data.iter().map(|invoice| &invoice.id).collect();
            Ok(json!({ "ids": ids, "count": page.meta.count }))
        })
        .await;
    report
        .step("invalid", async {
            let refused: ValidationErrorDocument = refused(create(&account, 99_999_999.0).await)?;
            Ok(json!({ "amount": json!(refused.errors)["amount"] }))
        })
        .await;
    report
        .step("unauthorized", async {
            let refusal: ErrorDocument = refused(services::list_payout_services(&stranger, None, None).await)?;
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
