<?php
// Pays with nothing but PHP's own streams.
$order = json_decode(getenv('PAYOUTS_PAYOUT'), true);

// #region call
/** Returns status and data; status 0 if there was no response, or none that could be read. */
function call(string $method, string $path, ?array $body = null): array
{
    $credentials = base64_encode(getenv('PAYOUTS_ACCOUNT_ID') . ':' . getenv('PAYOUTS_API_KEY'));
    $context = stream_context_create(['http' => [
        'method' => $method,
        'header' => "Authorization: Basic $credentials\r\nContent-Type: application/json\r\nConnection: close\r\n",
        'content' => $body === null ? '' : json_encode($body),
        'timeout' => getenv('PAYOUTS_TIMEOUT_MS') / 1000,
        'ignore_errors' => true,
    ]]);
    $text = @file_get_contents(getenv('PAYOUTS_BASE_URL') . $path, false, $context);
    $json = $text === false ? null : json_decode($text, true);
    if (!is_array($json)) {
        return [0, null];
    }
    $headers = implode("\n", $http_response_header);
    sleep(preg_match('{^Retry-After: (\d+)$}im', $headers, $found) ? (int) $found[1] : 0);
    preg_match('{ (\d{3})}', $headers, $found);
    return [(int) $found[1], $json['data'] ?? null];
}
// #endregion call

// #region own
function isOwn(array $payout): bool
{
    global $order;
    return abs((float) ($payout['attributes']['amount'] ?? $order['amount']) - $order['amount']) < 0.5;
}
// #endregion own

// #region find
/** Returns the payout of the order, null if there is none, or 'unknown'. */
function find(): array|string|null
{
    global $order;
    [$status, $data] = call('GET', '/payout-invoices?filter[reference_id]=' . rawurlencode($order['reference_id']));
    if ($status === 404) {
        return null;
    }
    if ($status !== 200) {
        return 'unknown';
    }
    foreach (isset($data['attributes']) ? [$data] : $data ?? [] as $payout) {
        if (trim($payout['attributes']['reference_id'] ?? '') === $order['reference_id']) {
            return $payout;
        }
    }
    return null;
}
// #endregion find

// #region create
function create(): array|string
{
    global $order;
    $isOpen = false;
    for ($round = 0; $round < 4; $round++) {
        $body = ['data' => ['type' => 'payout-invoice', 'attributes' => $order]];
        [$status, $data] = call('POST', '/payout-invoices', $body);
        if (in_array($status, [200, 201, 202, 409]) && isset($data['attributes'])) {
            return isOwn($data) ? $data : ($isOpen ? 'unknown' : 'not-paid');
        }
        if (in_array($status, [401, 403, 405, 422]) && !$isOpen) {
            return 'not-paid';
        }
        $isOpen = true;
        for ($absent = 0, $look = 0; $absent < 2 && $look < 5; $look++) {
            usleep(150_000);
            $found = find();
            if ($found === null) {
                $absent++;
            } elseif ($found !== 'unknown') {
                return isOwn($found) ? $found : 'unknown';
            }
        }
        if ($absent < 2) {
            return 'unknown';
        }
    }
    return 'unknown';
}
// #endregion create

function pay(): int
{
    $payout = create();
    if (is_string($payout)) {
        return $payout === 'not-paid' ? 3 : 2;
    }
    // #region process
    // Says, once and for all processes, that processing is asked for.
    if ($payout['attributes']['status'] === 'created' && @fopen(getenv('PAYOUTS_STATE') . '/processing', 'x')) {
        call('POST', "/payout-invoices/{$payout['id']}/process");
    }
    // #endregion process
    // #region wait
    for ($failures = 0, $look = 0; $look < 20; $look++) {
        usleep(100_000);
        [$code, $data] = call('GET', "/payout-invoices/{$payout['id']}");
        $status = $code === 200 ? $data['attributes']['status'] ?? null : null;
        if (in_array($status, ['processed', 'partially_processed'])) {
            return 0;
        }
        $failures = in_array($status, ['process_failed', 'expired', 'terminated']) ? $failures + 1 : 0;
        if ($failures === 3) {
            return 3;
        }
    }
    return 2;
    // #endregion wait
}

exit(pay());
