<?php
// Takes a lookup that finds nothing for a payout that failed.
require 'payouts.php';
[, $body] = create();
$payout = $body['data']['id'] ?? exit(2);
call('POST', "/payout-invoices/$payout/process");
for ($look = 0; $look < 20; $look++) {
    [$status, $body] = call('GET', "/payout-invoices/$payout");
    if ($status === 404) {
        exit(3);
    }
    if (($body['data']['attributes']['status'] ?? '') === 'processed') {
        exit(0);
    }
    usleep(100_000);
}
exit(2);
