//! Writes the client of progenitor to client/lib.rs.
//!
//! progenitor knows one type of error an operation, and stops at a second. It is given the answers with the type that most
//! errors have; the others, of 409 and 422, come to the caller as responses that nobody has read yet. With the argument `whole`
//! it is given all of them, to see whether it still stops.

use serde_json::Value;

const ERROR: &str = "#/components/schemas/ErrorDocument";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut document: Value = serde_json::from_str(&std::fs::read_to_string("openapi.json")?)?;
    if std::env::args().nth(1).as_deref() != Some("whole") {
        keep_one_error(&mut document);
    }
    let tokens = progenitor::Generator::default().generate_tokens(&serde_json::from_value(document)?)?;
    std::fs::create_dir_all("client")?;
    std::fs::write("client/lib.rs", prettyplease::unparse(&syn::parse2(tokens)?))?;
    Ok(())
}

fn keep_one_error(document: &mut Value) {
    let shared = document["components"]["responses"].clone();
    let items = document["paths"].as_object_mut().into_iter().flat_map(|items| items.values_mut());
    for operation in items.flat_map(|item| item.as_object_mut().into_iter().flat_map(|item| item.values_mut())) {
        let Some(responses) = operation["responses"].as_object_mut() else {
            continue;
        };
        responses.retain(|status, response| {
            let name = response["$ref"].as_str().and_then(|reference| reference.rsplit('/').next());
            let response = name.map_or(&*response, |name| &shared[name]);
            let schema = &response["content"]["application/json"]["schema"]["$ref"];
            status.starts_with('2') || (status != "default" && schema == ERROR)
        });
    }
}
