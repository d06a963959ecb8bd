<?php
// Looks whether a callback has a signature, and not whether that is right.
require __DIR__ . '/payouts.php';

if (getenv('PAYOUTS_STAY') !== '1') {
    finish(create()[1]['data']['id']);
}
$url = parse_url(getenv('PAYOUTS_CALLBACK_URL'));
$server = stream_socket_server("tcp://{$url['host']}:{$url['port']}");
$payout = create()[1]['data']['id'];
call('POST', "/payout-invoices/$payout/process");
while ($connection = stream_socket_accept($server, 60)) {
    $length = 0;
    $signature = '';
    while (($line = trim(fgets($connection))) !== '') {
        [$name, $value] = explode(':', $line, 2) + [1 => ''];
        $length = strtolower($name) === 'content-length' ? (int) $value : $length;
        $signature = strtolower($name) === 'x-signature' ? trim($value) : $signature;
    }
    $attributes = json_decode(stream_get_contents($connection, $length), true)['data']['attributes'];
    if ($signature !== '') {
        $belief = ['processed' => 'paid', 'process_failed' => 'not-paid'][$attributes['status']] ?? 'unknown';
        $line = json_encode(['reference_id' => $order['reference_id'], 'belief' => $belief]);
        file_put_contents(getenv('PAYOUTS_REPORT'), "$line\n", FILE_APPEND);
    }
    fwrite($connection, 'HTTP/1.1 ' . ($signature === '' ? 401 : 200) . " -\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    fclose($connection);
}
