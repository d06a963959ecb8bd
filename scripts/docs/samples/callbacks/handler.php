<?php

$body = file_get_contents('php://input');
$data = json_decode($body, true)['data'] ?? null;
if (!isset($data['attributes']['test_mode'])) {
    http_response_code(400);
    exit;
}

$secret = (string) getenv($data['attributes']['test_mode'] ? 'TEST_SECRET' : 'LIVE_SECRET');
$expected = base64_encode(sha1($secret . $body . $secret, true));
if ($secret === '' || !hash_equals($expected, $_SERVER['HTTP_X_SIGNATURE'] ?? '')) {
    http_response_code(401);
    exit;
}

error_log("{$data['id']} {$data['attributes']['status']} {$data['attributes']['updated']}");
http_response_code(200);
