// Generated from spec/ by `npm run build`. Do not edit.

export interface paths {
    "/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget everything
         * @description Forgets the payouts of one account or of all, their callbacks, its requests so far, and the responses that were set for it. What is under way for it takes no effect. Without an account the clock is the machine's again.
         */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the latest requests
         * @description Returns the latest requests, the oldest first, with the response to each and why it came. Card numbers and keys in them are masked.
         */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests.har": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the latest requests
         * @description Returns the latest requests with their responses as an HTTP archive (HAR 1.2), for tools that read one. Card numbers and keys in them are masked.
         */
        get: operations["exportRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what passed without an error
         * @description Returns what likely is a mistake and passed without an error, each in a sentence. That is parameters, members, and preferences that nobody knows, and responses that were set and not used.
         */
        get: operations["listHints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what was exercised
         * @description Returns what was exercised of what the contract has since the mock was started, and in words what was never tried. A reset forgets nothing of it.
         */
        get: operations["readCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read metrics
         * @description Returns what Prometheus and others collect, in Prometheus' text form. These are requests by operation and status, how long they took, callbacks by result, the latest 1,000 payouts by status, and how the process fares. No account, no ID, and no path is in it. A reset forgets nothing of it.
         */
        get: operations["readMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the payouts of everybody
         * @description Returns the payouts of one account or of all, newest first, as the private API shows them, each with its account.
         */
        get: operations["listPayouts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payouts/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Move a payout to a status
         * @description Has a payout reach a status now, by the way that leads there. What was still to come of it does not come.
         */
        put: operations["movePayout"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List callbacks
         * @description Returns the latest callbacks that were sent or are to be, the oldest first, with the bytes of each as text.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Wait for a callback
         * @description Returns the first callback that fits and was sent, as soon as there is one.
         */
        get: operations["waitForDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{id}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a callback again
         * @description Sends the bytes of a callback once more, as a callback of its own.
         */
        post: operations["redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the clock
         * @description Returns the time that the mock lives in.
         */
        get: operations["readClock"];
        /**
         * Hold or move the clock
         * @description Has time stand still or run, or moves it. Where it is moved on, the response comes when the callbacks that came due on the way were sent, retries included.
         */
        put: operations["setClock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/{operationId}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set the next responses
         * @description Has the next requests of an operation get these responses as if each had asked for it by `Prefer`, in the order in which they were set. One with an account waits for a request of that account.
         */
        post: operations["answerNext"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the responses that wait
         * @description Returns the responses that were set and that no request got yet, of one account or of all.
         */
        get: operations["listResponses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A request, and the response to it. */
        RecordedRequest: {
            /**
             * @description Counts the requests since the mock was started.
             * @example 17
             */
            id: number;
            /**
             * Format: date-time
             * @description Date and time of the response, by the machine's clock.
             * @example 2026-11-24T14:10:05.123Z
             */
            time: string;
            /**
             * @description How long the response took, in milliseconds.
             * @example 12.345
             */
            milliseconds: number;
            /**
             * @description Its method.
             * @example POST
             */
            method: string;
            /**
             * @description Its path, without the query.
             * @example /api/payout-invoices
             */
            path: string;
            /**
             * @description Its query, by name.
             * @example {
             *       "page[size]": "10"
             *     }
             */
            query: {
                [key: string]: string;
            };
            /**
             * @description The headers that were sent, by names in lower case. Credentials in them are masked.
             * @example {
             *       "prefer": "fault=hang-after",
             *       "authorization": "Basic ***"
             *     }
             */
            headers: {
                [key: string]: string;
            };
            /** @description The JSON that was sent, if any, and if it had no more than 16 KiB. */
            body?: unknown;
            /**
             * @description Size of what was sent, in bytes.
             * @example 271
             */
            bodySize: number;
            /**
             * @description Status of the response; 0 if the connection was reset, or no response came.
             * @example 422
             */
            status: number;
            /**
             * @description Whether the platform acted on the request, whatever the response. Left out where a fault, or a forced response, came before that.
             * @constant
             */
            handled?: true;
            /**
             * @description The headers of the response that not every response has.
             * @example {
             *       "Retry-After": "2"
             *     }
             */
            answerHeaders: {
                [key: string]: string;
            };
            /** @description The JSON of the response, if any, and if it has no more than 16 KiB. */
            answer?: unknown;
            /**
             * @description Why it got this response, such as what was rejected, what `Prefer` asked for, or a simulated fault.
             * @example amount: This value should be greater than 0.
             */
            reason?: string;
            /**
             * @description What it has that nobody knows, such as a parameter; left out if there is nothing.
             * @example [
             *       "callback_uri: This member is not known, and changes nothing. Did you mean callback_url?"
             *     ]
             */
            hints?: string[];
            /**
             * @description ID of the operation in the contract; left out if there is none.
             * @example createPayoutInvoice
             */
            operation?: string;
            /**
             * @description User name of the account; left out if the credentials were wrong, or none.
             * @example shop
             */
            account?: string;
        };
        /** @description A record as browsers and proxies write it. */
        HttpArchive: {
            /** @description All of it. */
            log: {
                /**
                 * @description Version of the format.
                 * @example 1.2
                 */
                version: string;
                /** @description What wrote it. */
                creator: {
                    /**
                     * @description Name of the program.
                     * @example payouts-contract mock
                     */
                    name: string;
                    /**
                     * @description Version of its admin API.
                     * @example 1.0.0
                     */
                    version: string;
                };
                /** @description The requests with their responses, the oldest first. */
                entries: {
                    [key: string]: unknown;
                }[];
            };
        };
        /** @description What was exercised of what the contract has, and of what the mock can do. */
        Coverage: {
            /**
             * @description Percentage of the entries that were tried, rounded down to a tenth.
             * @example 41.5
             */
            percent: number;
            /**
             * @description How many entries were tried.
             * @example 83
             */
            tried: number;
            /**
             * @description How many entries there are.
             * @example 200
             */
            total: number;
            /** @description The entries, by what they are. */
            groups: components["schemas"]["CoverageGroup"][];
            /**
             * @description What was never tried, each in a sentence, with how to try it.
             * @example [
             *       "No createPayoutInvoice of yours ever got an outcome `unknown`. Send Prefer: code=500."
             *     ]
             */
            never: string[];
        };
        /** @description Entries of one kind, and how many of them were tried. */
        CoverageGroup: {
            /**
             * @description What its entries are.
             * @example responses
             * @enum {string}
             */
            name: "responses" | "faults" | "dialects" | "statuses" | "callbacks" | "parameters" | "members";
            /**
             * @description Percentage of its entries that were tried, rounded down to a tenth.
             * @example 30
             */
            percent: number;
            /**
             * @description How many of its entries were tried.
             * @example 3
             */
            tried: number;
            /**
             * @description How many entries it has.
             * @example 10
             */
            total: number;
            /** @description Everything of this kind that there is. */
            entries: components["schemas"]["CoverageEntry"][];
        };
        /** @description One thing that can be exercised. */
        CoverageEntry: {
            /**
             * @description ID of the operation that it is of; left out where it is of none.
             * @example createPayoutInvoice
             */
            operation?: string;
            /**
             * @description What it is in its group, such as a status, a fault, or a member of a body. Of responses, `none` means that the connection broke or stayed silent; of callbacks, `again` means that one was sent again.
             * @example 201
             */
            name: string;
            /**
             * @description Of a response, what it means for the money.
             * @example created
             */
            outcome?: string;
            /**
             * @description How often it came.
             * @example 4
             */
            count: number;
        };
        /** @description A payout as the private API shows it, with its account. */
        Payout: {
            /**
             * @description User name of the account.
             * @example shop
             */
            account: string;
            /**
             * @description The type of the resource.
             * @example payout-invoices
             */
            type: string;
            /**
             * @description ID of the payout.
             * @example cpoi_VdHYVxq4RsLEebAQ
             */
            id: string;
            /** @description What is known of a payout. Amounts are decimal numbers; do not compute with them in binary floating point. */
            attributes: components["schemas"]["PayoutInvoiceAttributes"];
        } & {
            [key: string]: unknown;
        };
        /** @description A response that waits for its request. */
        WaitingResponse: {
            /**
             * @description ID of the operation in the contract.
             * @example createPayoutInvoice
             */
            operation: string;
            /** @description What the request is to get, as in `Prefer`. */
            response: components["schemas"]["NextAnswer"];
        };
        /** @description What the request is to get, as in `Prefer`. */
        NextAnswer: {
            /**
             * @description User name of the account whose request it is for; anybody's if it is left out.
             * @example shop
             */
            account?: string;
            /**
             * @description Status of the response.
             * @example 503
             */
            code?: number;
            /**
             * @description Name of an example in the contract.
             * @example documented
             */
            example?: string;
            /**
             * @description Whether the body is made up of the schema.
             * @example true
             */
            dynamic?: boolean;
            /**
             * @description A failure, and whether the request is handled all the same.
             * @example error-after
             * @enum {string}
             */
            fault?: "error-before" | "error-after" | "empty-before" | "empty-after" | "reset-before" | "reset-after" | "cut-before" | "cut-after" | "hang-before" | "hang-after";
            /**
             * @description How many lookups don't find what the request creates.
             * @example 1
             */
            late?: number;
            /**
             * @description Names of dialects, with spaces between them.
             * @example amounts-text cards-x
             */
            dialect?: string;
            /**
             * @description How long the response is held back.
             * @example 2s
             */
            delay?: string;
            /**
             * @description Further headers of the response, by name.
             * @example {
             *       "Retry-After": "2"
             *     }
             */
            headers?: {
                [key: string]: string;
            };
        };
        /** @description A callback that was sent, or is to be. */
        Delivery: {
            /**
             * @description ID of the callback.
             * @example callback_Hs5Yc9TjPb3GvQ7n
             */
            id: string;
            /**
             * @description ID of the payout that it tells of.
             * @example cpoi_VdHYVxq4RsLEebAQ
             */
            payout: string;
            /**
             * @description User name of the account.
             * @example shop
             */
            account: string;
            /**
             * Format: int64
             * @description When the change came that it tells of.
             * @example 1795219200000
             */
            at: number;
            /**
             * Format: int64
             * @description When it is to be sent, or sent again.
             * @example 1795219200010
             */
            due: number;
            /**
             * @description How often it was sent.
             * @example 1
             */
            attempts: number;
            /**
             * @description What became of it.
             * @example delivered
             * @enum {string}
             */
            state: "waiting" | "delivered" | "given-up" | "skipped";
            /**
             * @description The bytes that were sent, as text.
             * @example {"data":{}}
             */
            body: string | null;
            /**
             * @description Where it was sent, without its query.
             * @example http://127.0.0.1:3000/callbacks
             */
            url: string | null;
            /**
             * @description Its signature.
             * @example p+SoOOPLNe9Qrx61QVMH1BSIMQU=
             */
            signature: string | null;
        };
        /**
         * @description The current status of a payout. A status that is not final can still change; one with an unknown result is neither paid nor failed. The list is open; treat a status that you do not know as one that is not final.
         * @example processed
         */
        PayoutStatus: "created" | "expired" | "terminated" | "processing" | "process_pending" | "processed" | "partially_processed" | "process_error" | "process_failed" | "canceling" | "cancel_pending" | "partially_canceled" | "canceled" | "cancel_error" | "cancel_failed" | (string & {});
        /**
         * @description Explains the status of a payout, as `ok` or a code. The codes are about the platform's own request to the provider that pays. None of them says that your credentials, your address, or your signature is wrong. A code that can still change puts the payout on moderation. The list is open; treat a code that you do not know as an unknown reason. Only `status` says whether the payout has ended.
         * @example ok
         */
        PayoutResolution: "ok" | "invalid_details" | "invalid_request" | "request_error" | "invalid_amount" | "invalid_method" | "invalid_credentials" | "forbidden_ip" | "signature_error" | "duplicated_id" | "insufficient_funds" | "antifraud_error" | "declined_error" | "recipient_not_found" | "invalid_recipient" | "limit_violation" | "internal_error" | "access_error" | "access_denied" | "general_fatal_error" | "operation_expired" | "processing_error" | "connection_error" | "provider_internal_error" | "connection_timeout_error" | "general_error" | "unknown" | (string & {});
        /**
         * @description Map of names to values of any kind, null included. An empty map may come as an empty list.
         * @example {
         *       "key": "value"
         *     }
         * @example []
         */
        FreeFormMapOrEmptyList: {
            [key: string]: unknown;
        } | [
        ];
        /**
         * @description Details of the recipient, as they were sent; card numbers show only their first six and last four digits. An empty map may come as an empty list.
         * @example {
         *       "card_number": "512381******0000"
         *     }
         * @example []
         */
        MaskedFields: {
            [key: string]: unknown;
        } | [
        ];
        /** @description Record of a callback that was sent. */
        CallbackLog: {
            [key: string]: unknown;
        };
        /** @description Callbacks sent so far. Missing from payouts in a list. */
        CallbackLogs: components["schemas"]["CallbackLog"][];
        /**
         * Format: double
         * @description Amount as a number, in major units of the currency.
         * @example 0.01
         */
        AmountNumber: number;
        /**
         * @description Amount as a decimal string, in major units of the currency.
         * @example 10.00
         */
        AmountString: string;
        /** @description Amount in major units of the currency. It comes as a number or as a decimal string, so convert it before you compare it. */
        Amount: components["schemas"]["AmountNumber"] | components["schemas"]["AmountString"];
        /** @description One part of a payout that was split. */
        PayoutPart: {
            /**
             * @description The platform's ID of the part.
             * @example cpo_5TzqWm1RkBv7NcXe
             */
            id?: string;
            /**
             * @description Likely the bank's number of the transaction, by which a recipient's bank finds it.
             * @example 432112345678
             */
            rrn?: string | null;
            /** @description Amount of the part, in major units of its `currency`. It comes as a number or as a decimal string. */
            amount?: components["schemas"]["Amount"];
            /**
             * @description Currency of the part.
             * @example USD
             */
            currency?: string;
            /**
             * @description The current status of the part, likely one of those of a payout.
             * @example processed
             */
            status?: string;
            /**
             * @description Why the part has its status, likely one of the codes that explain a payout's status. Only where internal data is shown.
             * @example ok
             */
            resolution?: string | null;
            /** @description What the provider said of the part. Only where internal data is shown. */
            payload?: components["schemas"]["FreeFormMapOrEmptyList"];
            /**
             * @description The platform's ID of the provider that paid the part. Only where internal data is shown.
             * @example comprov_8kTq2LmXw4RvZ1Nc
             */
            provider_id?: string | null;
            /**
             * @description Code of the provider that paid the part. Only where internal data is shown.
             * @example sample_bank
             */
            provider_code?: string | null;
        };
        /** @description The parts that a payout was split into, once it is final. Missing from payouts that are not final, and likely from those that were not split. */
        PayoutParts: components["schemas"]["PayoutPart"][];
        /** @description What is known of a payout. Amounts are decimal numbers; do not compute with them in binary floating point. */
        PayoutInvoiceAttributes: {
            /**
             * @description In every sample that has it, it is the part of the ID after its prefix. The response to a creation by token can come without it.
             * @example VdHYVxq4RsLEebAQ
             */
            serial_number?: string;
            /** @description The current status of a payout. A status that is not final can still change; one with an unknown result is neither paid nor failed. The list is open; treat a status that you do not know as one that is not final. */
            status: components["schemas"]["PayoutStatus"];
            /** @description Explains the status of a payout, as `ok` or a code. The codes are about the platform's own request to the provider that pays. None of them says that your credentials, your address, or your signature is wrong. A code that can still change puts the payout on moderation. The list is open; treat a code that you do not know as an unknown reason. Only `status` says whether the payout has ended. */
            resolution: components["schemas"]["PayoutResolution"];
            /**
             * Format: double
             * @description Amount of the payout, in major units of `currency`.
             * @example 10
             */
            amount: number;
            /**
             * Format: double
             * @description Likely the amount that the recipient is to get, in major units of `currency`.
             * @example 10
             */
            payout_amount: number;
            /**
             * @description Currency of the payout, as its creation named it.
             * @example USD
             */
            currency: string;
            /**
             * @description Currency of the service, likely the one that the recipient gets.
             * @example USD
             */
            service_currency: string;
            /**
             * Format: double
             * @description Likely the amount of the payout, in major units of `service_currency`.
             * @example 10
             */
            service_amount: number;
            /**
             * Format: double
             * @description Likely the amount that the recipient is to get, in major units of `service_currency`.
             * @example 10
             */
            service_payout_amount: number;
            /**
             * @description Your identifier of the payout, as its creation gave it.
             * @example ada8c01f-f5d4-4037-88f1-d222ee6497ad
             */
            reference_id: string;
            /**
             * @description Whether the payout is a test. No money moves in a test.
             * @example true
             */
            test_mode: boolean;
            /**
             * @description What the payout is for; null if the request did not say.
             * @example Refund of order 10482
             */
            description: string | null;
            /**
             * Format: double
             * @description Likely the fee that the account pays, in major units of `currency`.
             * @example 0
             */
            fee: number;
            /**
             * Format: double
             * @description Likely the amount that is taken from the account, fee included, in major units of `currency`.
             * @example 10
             */
            writeoff: number;
            /**
             * Format: double
             * @description Likely units of `service_currency` for one unit of `currency`; the samples show 1 alone.
             * @example 1
             */
            exchange_rate: number;
            /**
             * Format: int64
             * @description Date and time when the payout was paid, in Unix seconds; null until then.
             * @example 1597835933
             */
            processed: number | null;
            /**
             * Format: double
             * @description Amount that was paid, likely in major units of `currency`; null until then.
             * @example 10
             */
            processed_amount: number | null;
            /**
             * Format: double
             * @description Likely the fee that was taken, in major units of `currency`; 0 until then.
             * @example 0
             */
            processed_fee: number;
            /**
             * Format: double
             * @description Likely the amount that was taken from the account, fee included, in major units of `currency`; null until then.
             * @example 10
             */
            processed_writeoff: number | null;
            /** @description Your own data on the payout, as its creation gave it. An empty map may come as an empty list. */
            metadata: components["schemas"]["FreeFormMapOrEmptyList"];
            /**
             * Format: int64
             * @description Date and time when the payout was created, in Unix seconds.
             * @example 1597835735
             */
            created: number;
            /**
             * Format: int64
             * @description Date and time when the payout last changed, in Unix seconds. Use it to order callbacks; changes within one second share it.
             * @example 1597835933
             */
            updated: number;
            /** @description Details of the recipient, as they were sent; card numbers show only their first six and last four digits. An empty map may come as an empty list. */
            fields: components["schemas"]["MaskedFields"];
            /**
             * @description Address for callbacks about the payout; null if the request gave none.
             * @example https://webhook.site/1192f6ef-71c9-4b80-b43b-133d8fe14677
             */
            callback_url: string | null;
            /**
             * @description How the payout came about. The documented samples show `merchant_api` alone. The list is open.
             * @example merchant_api
             */
            source: "addon" | "merchant_api" | "merchant_dashboard" | "platform_api" | "platform_dashboard" | "platform_public_api" | (string & {});
            /** @description Callbacks sent so far. Missing from payouts in a list. */
            callback_logs?: components["schemas"]["CallbackLogs"];
            /** @description The parts that a payout was split into, once it is final. Missing from payouts that are not final, and likely from those that were not split. */
            payouts?: components["schemas"]["PayoutParts"];
            /**
             * @description Likely whether somebody at the platform has to look at the payout before it goes on. Missing from most payouts.
             * @example false
             */
            moderation_required?: boolean;
            /**
             * @description Why the payout has its status, in a sentence for people. Missing from most payouts.
             * @example The provider declined the payout.
             */
            resolution_message?: string;
            /**
             * @description Likely the provider's identifier of the payout. Missing from most payouts.
             * @example 7781203
             */
            original_id?: string;
            /** @description Likely what the provider said of the payout. Missing from most payouts. */
            original_data?: components["schemas"]["FreeFormMapOrEmptyList"];
        };
    };
    responses: {
        /** @description The request was rejected, and why. */
        Rejected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        /** @description The clock. */
        Clock: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * Format: int64
                     * @description The time that it is.
                     * @example 1795219200000
                     */
                    now: number;
                    /**
                     * @description Whether time stands still.
                     * @example false
                     */
                    held: boolean;
                };
            };
        };
    };
    parameters: {
        /**
         * @description User name of the account; everybody's are returned if it is left out. It is an error if the mock was started with `--accounts` and has no such account.
         * @example shop
         */
        account: string;
        /**
         * @description ID of the payout that it tells of.
         * @example cpoi_VdHYVxq4RsLEebAQ
         */
        payout: string;
        /**
         * @description How many to return at most.
         * @example 100
         */
        limit: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Whose state to forget; everybody's if it is left out. */
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description User name of the account.
                     * @example shop
                     */
                    account?: string;
                };
            };
        };
        responses: {
            /** @description It was forgotten. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Rejected"];
        };
    };
    listRequests: {
        parameters: {
            query?: {
                /**
                 * @description User name of the account; everybody's are returned if it is left out. It is an error if the mock was started with `--accounts` and has no such account.
                 * @example shop
                 */
                account?: components["parameters"]["account"];
                /**
                 * @description How many to return at most.
                 * @example 100
                 */
                limit?: components["parameters"]["limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedRequest"][];
                };
            };
            default: components["responses"]["Rejected"];
        };
    };
    exportRequests: {
        parameters: {
            query?: {
                /**
                 * @description User name of the account; everybody's are returned if it is left out. It is an error if the mock was started with `--accounts` and has no such account.
                 * @example shop
                 */
                account?: components["parameters"]["account"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HttpArchive"];
                };
            };
            default: components["responses"]["Rejected"];
        };
    };
    listHints: {
        parameters: {
            query?: {
                /**
                 * @description User name of the account; everybody's are returned if it is left out. It is an error if the mock was started with `--accounts` and has no such account.
                 * @example shop
                 */
                account?: components["parameters"]["account"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hints; none where all is well. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            default: components["responses"]["Rejected"];
        };
    };
    readCoverage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was exercised. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coverage"];
                };
            };
            default: components["responses"]["Rejected"];
        };
    };
    readMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: components["responses"]["Rejected"];
        };
    };
    listPayouts: {
        parameters: {
            query?: {
                /**
                 * @description User name of the account; everybody's are returned if it is left out. It is an error if the mock was started with `--accounts` and has no such account.
                 * @example shop
                 */
                account?: components["parameters"]["account"];
                /**
                 * @description How many to return at most.
                 * @example 100
                 */
                limit?: components["parameters"]["limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payouts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payout"][];
                };
            };
            default: components["responses"]["Rejected"];
        };
    };
    movePayout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ID of the payout.
                 * @example cpoi_VdHYVxq4RsLEebAQ
                 */
                id: string;
            };
            cookie?: never;
        };
        /** @description The status, and why. */
        requestBody: {
            content: {
                "application/json": {
                    /** @description One of the statuses that the contract knows. */
                    status: components["schemas"]["PayoutStatus"];
                    /** @description Why; the usual one for the status if it is left out. */
                    resolution?: components["schemas"]["PayoutResolution"];
                };
            };
        };
        responses: {
            /** @description It has the status. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Rejected"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /**
                 * @description ID of the payout that it tells of.
                 * @example cpoi_VdHYVxq4RsLEebAQ
                 */
                payout?: components["parameters"]["payout"];
                /**
                 * @description User name of the account; everybody's are returned if it is left out. It is an error if the mock was started with `--accounts` and has no such account.
                 * @example shop
                 */
                account?: components["parameters"]["account"];
                /**
                 * @description How many to return at most.
                 * @example 100
                 */
                limit?: components["parameters"]["limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The callbacks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"][];
                };
            };
            default: components["responses"]["Rejected"];
        };
    };
    waitForDelivery: {
        parameters: {
            query?: {
                /**
                 * @description ID of the payout that it tells of.
                 * @example cpoi_VdHYVxq4RsLEebAQ
                 */
                payout?: components["parameters"]["payout"];
                /**
                 * @description User name of the account; everybody's are returned if it is left out. It is an error if the mock was started with `--accounts` and has no such account.
                 * @example shop
                 */
                account?: components["parameters"]["account"];
                /**
                 * @description Status that the callback tells of.
                 * @example processed
                 */
                status?: string;
                /**
                 * @description How long to wait, in milliseconds.
                 * @example 5000
                 */
                timeout?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The callback. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            default: components["responses"]["Rejected"];
        };
    };
    redeliver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ID of the callback.
                 * @example callback_Hs5Yc9TjPb3GvQ7n
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The callback that is to be sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            default: components["responses"]["Rejected"];
        };
    };
    readClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Clock"];
            default: components["responses"]["Rejected"];
        };
    };
    setClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What to do; each member is done in the order in which they stand here. */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Whether time stands still from now on.
                     * @example true
                     */
                    held?: boolean;
                    /**
                     * Format: int64
                     * @description The time that it is to be, in milliseconds since 1970.
                     * @example 1795219200000
                     */
                    now?: number;
                    /**
                     * @description How far to move on, such as `90s`, `5m`, `2h` or `3d`.
                     * @example 3d
                     */
                    advance?: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Clock"];
            default: components["responses"]["Rejected"];
        };
    };
    answerNext: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ID of the operation in the contract.
                 * @example createPayoutInvoice
                 */
                operationId: string;
            };
            cookie?: never;
        };
        /** @description The responses, one for each request. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NextAnswer"][];
            };
        };
        responses: {
            /** @description They were set. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Rejected"];
        };
    };
    listResponses: {
        parameters: {
            query?: {
                /**
                 * @description User name of the account; everybody's are returned if it is left out. It is an error if the mock was started with `--accounts` and has no such account.
                 * @example shop
                 */
                account?: components["parameters"]["account"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The responses, each with its operation, in the order in which its requests get them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingResponse"][];
                };
            };
            default: components["responses"]["Rejected"];
        };
    };
}
