//! What the programs in Rust share: steps taken one after another, answers read and written back, one line of JSON.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::{env, error::Error, fs, future::Future};

pub type Outcome<T> = Result<T, Box<dyn Error>>;

/// What the program was told, from the environment.
pub fn given(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set"))
}

/// Reads an answer into a model, and writes it back.
pub fn write_back<Model: DeserializeOwned + Serialize>(text: &str) -> Outcome<String> {
    Ok(serde_json::to_string(&serde_json::from_str::<Model>(text)?)?)
}

#[derive(Default)]
pub struct Report {
    journey: Vec<Value>,
}

impl Report {
    /// Takes one step, which ends with facts that it read from the models.
    pub async fn step(&mut self, name: &str, take: impl Future<Output = Outcome<Value>>) {
        self.journey.push(match take.await {
            Ok(facts) => json!({ "step": name, "facts": facts }),
            Err(error) => json!({ "step": name, "error": format!("{error} {error:?}") }),
        });
    }

    /// Reads the answers with `read(schema, text)`, and prints the report.
    pub fn finish(self, read: impl Fn(&str, &str) -> Outcome<String>) -> Outcome<()> {
        let given: Vec<Value> = serde_json::from_str(&fs::read_to_string(given("ANSWERS"))?)?;
        let answers = given.iter().map(|answer| {
            let schema = answer["schema"].as_str().unwrap_or_default();
            match read(schema, &answer["value"].to_string()) {
                Ok(written) => json!({ "name": answer["name"], "written": written }),
                Err(error) => json!({ "name": answer["name"], "error": error.to_string() }),
            }
        });
        println!("{}", json!({ "journey": self.journey, "answers": answers.collect::<Vec<_>>() }));
        Ok(())
    }
}
