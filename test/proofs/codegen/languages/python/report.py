"""What the programs in Python share: steps taken one after another, answers read and written back, one line of JSON."""

import json
import os
from collections.abc import Callable
from typing import Any


def report(steps: dict[str, Callable[[], dict[str, Any]]], write_back: Callable[[str, str], str]) -> None:
    """Takes the steps, and reads the answers with `write_back(schema, text)`."""
    journey = []
    for step, take in steps.items():
        try:
            journey.append({"step": step, "facts": take()})
        except Exception as error:
            journey.append({"step": step, "error": repr(error)})
    with open(os.environ["ANSWERS"], encoding="utf-8") as file:
        given = json.load(file)
    answers = []
    for answer in given:
        try:
            written = write_back(answer["schema"], json.dumps(answer["value"]))
            answers.append({"name": answer["name"], "written": written})
        except Exception as error:
            answers.append({"name": answer["name"], "error": repr(error)})
    print(json.dumps({"journey": journey, "answers": answers}))
