#!/usr/bin/env bash
# Compares two documents, and writes the report into the job's summary.
set -euo pipefail

report="$RUNNER_TEMP/contract-diff.md"
# The command is words for a shell.
read -ra command <<<"$COMMAND"
operands=("$BASE")
if [ -n "$NEW" ]; then operands+=("$NEW"); fi
if [ -n "$FAIL_ON" ]; then operands+=(--fail-on "$FAIL_ON"); fi

code=0
"${command[@]}" "${operands[@]}" --markdown >"$report" || code=$?
# 1 is a change that goes too far. What reports nothing has compared nothing.
if [ "$code" -gt 1 ] || [ ! -s "$report" ]; then exit "$((code > 0 ? code : 1))"; fi
cat "$report" >>"$GITHUB_STEP_SUMMARY"
{
  echo "report=$report"
  echo "failed=$([ "$code" -eq 1 ] && echo true || echo false)"
} >>"$GITHUB_OUTPUT"
