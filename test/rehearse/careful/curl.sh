#!/usr/bin/env bash
# Pays with curl and jq.
set -u

order=$PAYOUTS_PAYOUT
reference=$(jq -r .reference_id <<<"$order")

# Sets status and data. The status is 000 if there was no response, or none that could be read.
call() {
  local response after
  status=000 data=
  response=$(curl --silent --globoff --request "$1" --max-time "$(jq -n "$PAYOUTS_TIMEOUT_MS / 1000")" \
    --user "$PAYOUTS_ACCOUNT_ID:$PAYOUTS_API_KEY" --header 'Content-Type: application/json' \
    --write-out '\n%{http_code} %header{retry-after}' "$PAYOUTS_BASE_URL$2" "${@:3}") || return
  data=$(jq -c 'objects | .data // ""' <<<"${response%$'\n'*}" 2>/dev/null)
  [[ -n $data ]] && read -r status after <<<"${response##*$'\n'}" && [[ $after =~ ^[0-9]+$ ]] && sleep "$after"
}

is_payout() {
  jq -e '.attributes | type == "object"' <<<"$1" >/dev/null 2>&1
}

is_own() {
  jq -e --argjson order "$order" '(.attributes.amount // $order.amount | tonumber) - $order.amount | fabs < 0.5' \
    <<<"$1" >/dev/null
}

# Sets found to the payout of the order, to nothing if there is none, or to "unknown".
find_payout() {
  call GET "/payout-invoices?filter[reference_id]=$(jq -rn --arg text "$reference" '$text | @uri')"
  case $status in
    404) found= ;;
    200)
      found=$(jq -c --arg reference "$reference" '[.] | flatten | map(select(
        (.attributes?.reference_id // "" | gsub("^\\s+|\\s+$"; "")) == $reference)) | .[0] // empty' <<<"$data")
      ;;
    *) found=unknown ;;
  esac
}

# Sets payout, or ends: with 2 if nobody knows, with 3 if there is none.
create() {
  local is_open= absent
  for _ in {1..4}; do
    call POST /payout-invoices --data "$(jq -n --argjson order "$order" '{data: {type: "payout-invoice", attributes: $order}}')"
    if [[ $status =~ ^(200|201|202|409)$ ]] && is_payout "$data"; then
      payout=$data
      is_own "$payout" && return
      exit $((is_open ? 2 : 3))
    fi
    [[ $status =~ ^(401|403|405|422)$ && -z $is_open ]] && exit 3
    is_open=1 absent=0
    for _ in {1..5}; do
      sleep 0.15
      find_payout
      if [[ -z $found ]]; then
        absent=$((absent + 1))
      elif [[ $found != unknown ]]; then
        payout=$found
        is_own "$payout" && return
        exit 2
      fi
      [[ $absent == 2 ]] && break
    done
    [[ $absent == 2 ]] || exit 2
  done
  exit 2
}

create
path=/payout-invoices/$(jq -r .id <<<"$payout")
# Says, once and for all processes, that processing is asked for: only one can make the folder.
if [[ $(jq -r .attributes.status <<<"$payout") == created ]] && mkdir "$PAYOUTS_STATE/processing" 2>/dev/null; then
  call POST "$path/process"
fi
failures=0
for _ in {1..20}; do
  sleep 0.1
  call GET "$path"
  state=
  [[ $status == 200 ]] && state=$(jq -r '.attributes.status? // empty' <<<"$data")
  case $state in
    processed | partially_processed) exit 0 ;;
    process_failed | expired | terminated) failures=$((failures + 1)) ;;
    *) failures=0 ;;
  esac
  [[ $failures == 3 ]] && exit 3
done
exit 2
