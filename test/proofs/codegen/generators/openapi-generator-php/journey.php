<?php

// Makes the journey with the client of openapi-generator, and reads and writes the answers with its models.

declare(strict_types=1);

use GuzzleHttp\Client;
use Payouts\Api\InvoicesApi;
use Payouts\Api\ServicesApi;
use Payouts\ApiException;
use Payouts\Configuration;
use Payouts\Model;
use Payouts\ObjectSerializer;

require 'GuzzleHttp/autoload.php';
spl_autoload_register(function (string $class): void {
    $file = __DIR__ . '/client/lib/' . str_replace('\\', '/', preg_replace('/^Payouts\\\\/', '', $class)) . '.php';
    if (is_file($file)) {
        require $file;
    }
});

$anonymous = (new Configuration())->setHost(getenv('BASE_URL'));
$account = (clone $anonymous)->setUsername(getenv('ACCOUNT_ID'))->setPassword(getenv('API_KEY'));
$invoices = new InvoicesApi(new Client(), $account);
$publicInvoices = new InvoicesApi(new Client(), $anonymous);
$services = new ServicesApi(new Client(), $account);
$publicServices = new ServicesApi(new Client(), $anonymous);
$reference = getenv('REFERENCE_ID');
$id = '';

$create = function (float $amount) use ($invoices, $reference): Model\PayoutInvoiceDocument {
    $attributes = new Model\CreatePayoutInvoiceAttributes([
        'reference_id' => $reference,
        'service' => 'test_usd',
        'currency' => 'USD',
        'amount' => $amount,
        'fields' => ['account' => '1234567890'],
        'metadata' => ['order' => 10482, 'gift' => false, 'note' => null],
    ]);
    $data = new Model\CreatePayoutInvoiceData(['type' => 'payout-invoice', 'attributes' => $attributes]);
    return $invoices->createPayoutInvoice(new Model\CreatePayoutInvoice(['data' => $data]));
};

/** The model that the exception of a refused call holds. */
$refused = function (callable $call): object {
    try {
        $call();
    } catch (ApiException $refusal) {
        return $refusal->getResponseObject();
    }
    throw new RuntimeException('It was not refused.');
};

$factsOf = fn (Model\PayoutInvoice $invoice): array => [
    'id' => $invoice->getId(),
    'reference' => $invoice->getAttributes()->getReferenceId(),
    'status' => $invoice->getAttributes()->getStatus(),
    'amount' => $invoice->getAttributes()->getAmount(),
];
$publicFactsOf = fn (Model\PublicPayoutInvoice $invoice): array => [
    'id' => $invoice->getId(),
    'amount' => $invoice->getAmount(),
];

$steps = [
    'prerequest' => function () use ($publicServices): array {
        $body = ['currency' => 'USD', 'amount' => 10.0, 'public_key' => getenv('PUBLIC_KEY')];
        $result = $publicServices->createPayoutPrerequest(new Model\PayoutPrerequest($body))->getData();
        // A map with named members is read as it came, and its entries by their model.
        $service = ObjectSerializer::deserialize($result->getServices()->test_usd, Model\PrerequestService::class);
        $field = $service->getFields()[0];
        return [
            'amount' => $result->getAmount(),
            'service' => $service->getCode(),
            'field' => $field->getKey(),
            'label' => $field->getLabel()->en,
            'required' => $field->getRequired(),
            'minimum' => $service->getAmountMin(),
        ];
    },
    'services' => function () use ($services): array {
        $ids = [];
        for ($number = 1; ; $number++) {
            $page = $services->listPayoutServices($number, 2);
            foreach ($page->getData() as $service) {
                $ids[] = $service->getId();
            }
            if (!$page->getLinks()->getNext()) {
                $meta = $page->getMeta();
                return ['ids' => $ids, 'total' => $meta->getTotal(), 'pages' => $meta->getPages()];
            }
        }
    },
    'create' => function () use ($create, $factsOf, &$id): array {
        $invoice = $create(10.55)->getData();
        $id = $invoice->getId();
        return $factsOf($invoice) + ['processed' => $invoice->getAttributes()->getProcessed()];
    },
    'conflict' => function () use ($create, $refused): array {
        $conflict = $refused(fn () => $create(10.55));
        return ['id' => $conflict->getData()->getId(), 'code' => $conflict->getErrors()[0]->getCode()];
    },
    'process' => function () use ($invoices, $factsOf, &$id): array {
        return $factsOf($invoices->processPayoutInvoice($id)->getData());
    },
    'getPrivate' => function () use ($invoices, $factsOf, &$id): array {
        return $factsOf($invoices->getPayoutInvoice($id)->getData());
    },
    'findPrivate' => fn (): array => $factsOf($invoices->listPayoutInvoices($reference)->getData()[0]),
    'getPublic' => function () use ($publicInvoices, $publicFactsOf, &$id): array {
        return $publicFactsOf($publicInvoices->getPublicPayoutInvoice($id)->getData());
    },
    'findPublic' => fn (): array => $publicFactsOf($publicInvoices->listPublicPayoutInvoices($reference)->getData()[0]),
    'listPrivate' => function () use ($invoices): array {
        $page = $invoices->listPayoutInvoices(null, 5);
        $ids = array_map(fn (Model\PayoutInvoice $invoice) => $invoice->getId(), $page->getData());
        return ['ids' => $ids, 'count' => $page->getMeta()->getCount()];
    },
    'invalid' => fn (): array => ['amount' => ((array) $refused(fn () => $create(99_999_999))->getErrors())['amount']],
    'unauthorized' => function () use ($publicServices, $refused): array {
        $error = $refused(fn () => $publicServices->listPayoutServices())->getErrors()[0];
        return ['code' => $error->getCode(), 'status' => $error->getStatus()];
    },
];

// In the document's own model the services and the methods are as they came, so each of them is read by its model, too.
$readMethods = fn (mixed $methods): mixed => $methods instanceof stdClass
    ? ObjectSerializer::deserialize($methods, 'array<string,' . Model\PrerequestMethod::class . '>')
    : $methods;
$readServices = function (stdClass|array $services) use ($readMethods): void {
    foreach ($services as $name => $entry) {
        $services->$name = match ($name) {
            'methods' => $readMethods($entry),
            'account' => ObjectSerializer::deserialize($entry, Model\PrerequestAccount::class),
            default => ObjectSerializer::deserialize($entry, Model\PrerequestService::class),
        };
    }
};
$readResult = function (Model\PayoutPrerequestResult $result) use ($readMethods, $readServices): void {
    $readServices($result->getServices());
    if ($result->getMethods() !== null) {
        $result->setMethods($readMethods($result->getMethods()));
    }
};

$journey = [];
foreach ($steps as $step => $take) {
    try {
        $journey[] = ['step' => $step, 'facts' => $take()];
    } catch (Throwable $error) {
        $journey[] = ['step' => $step, 'error' => $error->getMessage()];
    }
}
$answers = [];
foreach (json_decode(file_get_contents(getenv('ANSWERS'))) as $answer) {
    try {
        $model = ObjectSerializer::deserialize($answer->value, 'Payouts\\Model\\' . $answer->schema);
        if ($model instanceof Model\PayoutPrerequestDocument) {
            $readResult($model->getData());
        }
        $written = json_encode(ObjectSerializer::sanitizeForSerialization($model));
        $answers[] = ['name' => $answer->name, 'written' => $written];
    } catch (Throwable $error) {
        $answers[] = ['name' => $answer->name, 'error' => $error->getMessage()];
    }
}
echo json_encode(['journey' => $journey, 'answers' => $answers]), PHP_EOL;
