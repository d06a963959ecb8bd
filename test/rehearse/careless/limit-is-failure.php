<?php
// Takes every status but one for a failure.
require 'payouts.php';
[$status, $body] = create();
if ($status === 201) {
    finish($body['data']['id']);
}
exit($status === 0 ? 2 : 3);
