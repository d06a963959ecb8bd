<?php
// Takes callbacks with nothing but PHP's own streams, for as long as it is let.
$order = json_decode(getenv('PAYOUTS_PAYOUT'), true);
$paid = ['processed', 'partially_processed'];

// #region take
/** Takes what is on the order, and later than what came before. It settles the order once. */
function take(array $attributes): void
{
    global $order, $paid;
    static $latest = 0, $settled = false;
    if ($attributes['reference_id'] !== $order['reference_id'] || $attributes['updated'] <= $latest) {
        return;
    }
    $latest = $attributes['updated'];
    if (in_array($attributes['status'], $paid) && !$settled) {
        $settled = true;
        $line = json_encode(['reference_id' => $order['reference_id'], 'belief' => 'paid', 'settled' => true]);
        file_put_contents(getenv('PAYOUTS_REPORT'), "$line\n", FILE_APPEND);
    }
}
// #endregion take

// #region receive
/** Returns the status of the response. */
function receive(string $body, string $signature): int
{
    $attributes = json_decode($body, true)['data']['attributes'] ?? null;
    if (!is_bool($attributes['test_mode'] ?? null)) {
        return 400;
    }
    $secret = getenv($attributes['test_mode'] ? 'PAYOUTS_CALLBACK_SECRET' : 'PAYOUTS_CALLBACK_SECRET_LIVE');
    if (!hash_equals(base64_encode(sha1($secret . $body . $secret, true)), $signature)) {
        return 401;
    }
    take($attributes);
    return 200;
}
// #endregion receive

function call(string $method, string $path, ?array $body = null): array
{
    $credentials = base64_encode(getenv('PAYOUTS_ACCOUNT_ID') . ':' . getenv('PAYOUTS_API_KEY'));
    $context = stream_context_create(['http' => [
        'method' => $method,
        'header' => "Authorization: Basic $credentials\r\nContent-Type: application/json\r\nConnection: close\r\n",
        'content' => $body === null ? '' : json_encode($body),
    ]]);
    return json_decode(file_get_contents(getenv('PAYOUTS_BASE_URL') . $path, false, $context), true)['data'];
}

$url = parse_url(getenv('PAYOUTS_CALLBACK_URL'));
$server = stream_socket_server("tcp://{$url['host']}:{$url['port']}");
$payout = call('POST', '/payout-invoices', ['data' => ['type' => 'payout-invoice', 'attributes' => $order]])['id'];
call('POST', "/payout-invoices/$payout/process");
if (getenv('PAYOUTS_STAY') !== '1') {
    for ($look = 0; $look < 20; $look++) {
        if (in_array(call('GET', "/payout-invoices/$payout")['attributes']['status'], $paid)) {
            exit(0);
        }
        usleep(100_000);
    }
    exit(2);
}
while ($connection = stream_socket_accept($server, -1)) {
    $length = 0;
    $signature = '';
    while (($line = trim((string) fgets($connection))) !== '') {
        [$name, $value] = explode(':', $line, 2) + [1 => ''];
        $length = strtolower($name) === 'content-length' ? (int) $value : $length;
        $signature = strtolower($name) === 'x-signature' ? trim($value) : $signature;
    }
    $status = receive((string) stream_get_contents($connection, $length), $signature);
    fwrite($connection, "HTTP/1.1 $status -\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    fclose($connection);
}
