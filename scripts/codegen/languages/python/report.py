"""What the programs in Python share: steps taken one after another, samples read and written back, one line of JSON."""

import json
import os
from collections.abc import Callable
from typing import Any


def report(steps: dict[str, Callable[[], dict[str, Any]]], write_back: Callable[[str, str], str]) -> None:
    """Takes the steps, and reads the samples with `write_back(schema, text)`."""
    journey = []
    for step, take in steps.items():
        try:
            journey.append({"step": step, "facts": take()})
        except Exception as error:
            journey.append({"step": step, "error": repr(error)})
    with open(os.environ["SAMPLES"], encoding="utf-8") as file:
        given = json.load(file)
    samples = []
    for sample in given:
        try:
            written = write_back(sample["schema"], json.dumps(sample["value"]))
            samples.append({"name": sample["name"], "written": written})
        except Exception as error:
            samples.append({"name": sample["name"], "error": repr(error)})
    print(json.dumps({"journey": journey, "samples": samples}))
