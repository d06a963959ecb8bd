<?php
// Sends its key in the address, too.
require 'payouts.php';
[, $body] = create();
$payout = $body['data']['id'] ?? exit(2);
call('GET', "/payout-invoices/$payout?key=" . getenv('PAYOUTS_API_KEY'));
finish($payout);
