<?php
// Has a list of statuses, and takes any other for a failure.
require 'payouts.php';
[, $body] = create();
$payout = $body['data']['id'] ?? exit(2);
call('POST', "/payout-invoices/$payout/process");
$known = ['created', 'processing', 'process_pending', 'process_error', 'processed', 'partially_processed'];
for ($look = 0; $look < 20; $look++) {
    [, $body] = call('GET', "/payout-invoices/$payout");
    $status = $body['data']['attributes']['status'] ?? '';
    if (str_ends_with($status, 'processed')) {
        exit(0);
    }
    if ($status !== '' && !in_array($status, $known)) {
        exit(3);
    }
    usleep(100_000);
}
exit(2);
