//! The calls that several steps make.

use crate::client::{Client, Error, ResponseValue, types::*};
use base64::{Engine, prelude::BASE64_STANDARD};
use report::{Outcome, given};
use reqwest::header::{AUTHORIZATION, HeaderMap};
use serde_json::{Value, json};

/// Makes a client of an account, or of nobody. The generated client knows no credentials: they stand in a header.
pub fn connect(account: Option<(String, String)>) -> Outcome<Client> {
    let mut headers = HeaderMap::new();
    if let Some((id, key)) = account {
        headers.insert(AUTHORIZATION, format!("Basic {}", BASE64_STANDARD.encode(format!("{id}:{key}"))).parse()?);
    }
    let http = reqwest::Client::builder().default_headers(headers).build()?;
    Ok(Client::new_with_client(&given("BASE_URL"), http))
}

pub async fn create(
    account: &Client,
    amount: f64,
) -> Outcome<Result<ResponseValue<PayoutInvoiceDocument>, Error<ErrorDocument>>> {
    let Value::Object(fields) = json!({ "account": "1234567890" }) else { unreachable!() };
    let Value::Object(metadata) = json!({ "order": 10482, "gift": false, "note": null }) else { unreachable!() };
    let attributes = CreatePayoutInvoiceAttributes {
        reference_id: given("REFERENCE_ID").parse()?,
        service: "test_usd".parse()?,
        currency: "USD".parse()?,
        amount,
        fields: Some(PayoutFields(fields)),
        token: None,
        service_amount: None,
        metadata: Some(FreeFormMap(metadata)),
        callback_url: None,
        context: None,
        customer: None,
        description: None,
        options: None,
        test_mode: None,
    };
    let data = CreatePayoutInvoiceData { type_: CreatePayoutInvoiceDataType::PayoutInvoice, attributes };
    Ok(account.create_payout_invoice(&CreatePayoutInvoice { data }).await)
}

/// The document of a refusal with a type of its own, which the caller has to read.
pub async fn refused<Answer, Model: serde::de::DeserializeOwned>(
    answer: Result<ResponseValue<Answer>, Error<ErrorDocument>>,
) -> Outcome<Model> {
    match answer {
        Err(Error::UnexpectedResponse(response)) => Ok(response.json().await?),
        Err(error) => Err(error.to_string().into()),
        Ok(_) => Err("It was not refused.".into()),
    }
}
