<?php
// What the careless programs share: a request with a time-out. Status 0 if there was no response, or none that could be read.
$order = json_decode(getenv('PAYOUTS_PAYOUT'), true);

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
    preg_match('{ (\d{3})}', $http_response_header[0] ?? '', $found);
    return $json === null ? [0, []] : [(int) $found[1], $json];
}

function create(): array
{
    global $order;
    return call('POST', '/payout-invoices', ['data' => ['type' => 'payout-invoice', 'attributes' => $order]]);
}

/** Goes on with a payout that was created as a careful program does. */
function finish(string $payout): never
{
    call('POST', "/payout-invoices/$payout/process");
    for ($look = 0; $look < 20; $look++) {
        [, $body] = call('GET', "/payout-invoices/$payout");
        if (($body['data']['attributes']['status'] ?? '') === 'processed') {
            exit(0);
        }
        usleep(100_000);
    }
    exit(2);
}
