// Generated from spec/ by `npm run build`. Do not edit.

export interface paths {
    "/payout-prerequest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find services for an amount
         * @description Returns the payout services that can pay this amount in this currency, with the fields that each needs. Creates nothing and moves no money. The platform's own SDK also sends `include[]` in the query; what it may name is not documented.
         */
        post: operations["createPayoutPrerequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payout-invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find a payout by reference
         * @description Returns the public part of the payout that was created under your reference, which is its amounts, status, and times, but not the recipient. Send the public key, because a reference is unique only within an account. The documentation shows no response to this lookup. Expect a list, and treat an empty one and a 404 alike, as "none found with this key".
         */
        get: operations["listPublicPayoutInvoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payout-invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get public payout details
         * @description Returns the public part of one payout, by its ID. `status` is its current status. You can leave out the public key.
         */
        get: operations["getPublicPayoutInvoice"];
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
        /**
         * @description Code of a currency in the platform's catalogue, 3 to 10 upper-case letters and digits. The catalogue contains more than ISO 4217, such as `USDT`.
         * @example USD
         * @example USDT
         * @example CARDTHB
         */
        CurrencyCode: string;
        /** @description What is to be paid out, and for which account. */
        PayoutPrerequest: {
            /** @description Currency of `amount`, by its code in the platform's catalogue. */
            currency: components["schemas"]["CurrencyCode"];
            /**
             * Format: double
             * @description Amount to pay out, in major units of the currency. Services whose limits it crosses are left out.
             * @example 10
             */
            amount: number;
            /**
             * @description Live or test public key of the account.
             * @example pk_live_NM6Rpg6A29zNlSQHiCsprOJyT9WXuFa76WcwwBB69cS
             */
            public_key: string;
        };
        /** @description One error. */
        ErrorEntry: {
            /**
             * @description Phrase that names the error, most often the phrase of the HTTP status.
             * @example Unauthorized
             */
            status: string;
            /**
             * @description HTTP status, as a string.
             * @example 401
             */
            code: string;
            /**
             * @description Short name of the error.
             * @example internal_error
             */
            title?: string;
            /**
             * @description What went wrong, in a sentence for people.
             * @example Internal server error.
             */
            detail?: string;
        };
        /** @description Response to a request that failed. */
        ErrorDocument: {
            /** @description What went wrong, one entry per error. */
            errors: components["schemas"]["ErrorEntry"][];
        };
        /** @description Text by language. English is always there, and Russian and Ukrainian are in every documented text. */
        LocalizedText: {
            /**
             * @description English text.
             * @example Account
             */
            en: string;
        } & {
            [key: string]: string;
        };
        /**
         * @description Further data on the method, or null. An empty map may come as an empty list.
         * @example {
         *       "brand": "sample"
         *     }
         * @example []
         */
        MethodMetadata: {
            [key: string]: unknown;
        } | [
        ] | null;
        /** @description Payout method, for showing it to a person. */
        PrerequestMethod: {
            /**
             * @description Code of the method, as the services name it in `method`.
             * @example payment_card
             */
            code: string;
            /**
             * @description Kind of the method.
             * @example alternative
             */
            category: string;
            /**
             * @description What the method is; may be empty.
             * @example Cards of any bank
             */
            description: string;
            /** @description Text by language. English is always there, and Russian and Ukrainian are in every documented text. */
            name: components["schemas"]["LocalizedText"];
            /**
             * @description Address of the method's logo.
             * @example https://static.openfintech.io/payout_methods/test/logo.png
             */
            logo: string;
            /**
             * @description Address of the method's icon.
             * @example https://static.openfintech.io/payout_methods/test/icon.svg
             */
            icon: string;
            /** @description Further data on the method, or null. An empty map may come as an empty list. */
            metadata: components["schemas"]["MethodMetadata"];
            /**
             * Format: int64
             * @description Place of the method in a list, or null.
             * @example 1
             */
            position: number | null;
            /**
             * @description Whether to leave the method out of a list, or null.
             * @example false
             */
            hide: boolean | null;
        };
        /** @description Methods of the services, by code. The documented sample has them inside `services`; they can also be beside it. An empty map can be sent as an empty list. */
        PrerequestMethods: {
            [key: string]: components["schemas"]["PrerequestMethod"];
        } | [
        ];
        /** @description Account that the public key belongs to. */
        PrerequestAccount: {
            /**
             * @description Name of the account.
             * @example 4Docs
             */
            name: string;
            /**
             * @description What the account is for.
             * @example for documenting and testing
             */
            description: string;
            /**
             * @description Address of the account's icon.
             * @example https://static-dev.psp.name/images/default.svg?1595852370
             */
            icon: string;
            /**
             * @description Address of the merchant's site.
             * @example https://lets.doc.it
             */
            website: string;
        };
        /** @description Check of a field's value. */
        ServiceFieldValidator: {
            /**
             * @description Name of the check. `Luhn` is the check digit of card numbers.
             * @example Luhn
             */
            name: string;
        };
        /** @description Further rules for a field. An empty map may come as an empty list. */
        ServiceFieldOptions: {
            /** @description Checks that the value has to pass besides `regexp`. */
            validators?: components["schemas"]["ServiceFieldValidator"][];
        } | [
        ];
        /** @description Field that a service asks for. */
        ServiceField: {
            /**
             * @description Name of the field in `fields`.
             * @example account
             */
            key: string;
            /**
             * @description Type of the field's value.
             * @example string
             */
            type: string;
            /** @description Text by language. English is always there, and Russian and Ukrainian are in every documented text. */
            label: components["schemas"]["LocalizedText"];
            /**
             * @description A value that the field takes, or null.
             * @example 5123817234060000
             */
            example?: string | null;
            /** @description Text by language. English is always there, and Russian and Ukrainian are in every documented text. */
            hint: components["schemas"]["LocalizedText"];
            /**
             * @description Regular expression that the value matches. If a backslash is doubled, read it as one. If the whole is between slashes, remove them. Leave every other expression as it is.
             * @example ^\\d{1,15}$
             * @example /^\d{12,19}$/
             */
            regexp: string;
            /**
             * @description Whether the service rejects a payout without the field.
             * @example true
             */
            required: boolean;
            /**
             * Format: int64
             * @description Place of the field in a form.
             * @example 0
             */
            position: number;
            /** @description Further rules for a field. An empty map may come as an empty list. */
            options?: components["schemas"]["ServiceFieldOptions"];
        };
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
        /** @description Fee of a service, as the platform shows it in public. */
        PrerequestFee: {
            /** @description Likely the part of the fee that grows with the amount. Whether it is a fraction or a percentage is not known. It comes as a number or as a decimal string. */
            rate?: components["schemas"]["Amount"];
            /** @description Likely the part of the fee that is the same for every payout. It comes as a number or as a decimal string. */
            fixed?: components["schemas"]["Amount"];
            /** @description Likely the smallest fee. It comes as a number or as a decimal string. */
            min?: components["schemas"]["Amount"];
            /** @description Likely the largest fee. It comes as a number or as a decimal string. */
            max?: components["schemas"]["Amount"];
        };
        /** @description Payout service that fits, with what it needs to know of the recipient. */
        PrerequestService: {
            /**
             * @description Code of the service. Send it as `service` when you create the payout.
             * @example test_usd
             */
            code: string;
            /**
             * @description Code of the method that the service pays by.
             * @example test
             */
            method: string;
            /**
             * @description Currency of the service, likely the one that the recipient gets.
             * @example USD
             */
            currency: string;
            /** @description Fields to send as `fields` when the payout is created. */
            fields: components["schemas"]["ServiceField"][];
            /** @description Smallest amount that the service takes, likely in the service's `currency`. It comes as a number or as a decimal string. */
            amount_min: components["schemas"]["Amount"];
            /** @description Largest amount that the service takes, likely in the service's `currency`. It comes as a number or as a decimal string. */
            amount_max: components["schemas"]["Amount"];
            /**
             * Format: double
             * @description Likely units of the service's currency for one unit of the currency asked for; the samples show 1 alone.
             * @example 1
             */
            exchange_rate: number;
            /** @description The amount asked for, likely in the service's `currency`. It comes as a decimal string or as a number. */
            amount: components["schemas"]["Amount"];
            /** @description Fee of a service, as the platform shows it in public. */
            fee?: components["schemas"]["PrerequestFee"];
        };
        /** @description Services by code. Two members of the map can be something other than services, `methods` and `account`; skip them. They can also be one level up. An empty map can be sent as an empty list. */
        PrerequestServices: ({
            /** @description Methods of the services, by code. The documented sample has them inside `services`; they can also be beside it. An empty map can be sent as an empty list. */
            methods?: components["schemas"]["PrerequestMethods"];
            /** @description Account that the public key belongs to. */
            account?: components["schemas"]["PrerequestAccount"];
        } & {
            [key: string]: components["schemas"]["PrerequestService"];
        }) | [
        ];
        /** @description What was asked, and the services that fit. */
        PayoutPrerequestResult: {
            /**
             * @description Currency that was asked for.
             * @example USD
             */
            currency: string;
            /**
             * Format: double
             * @description Amount that was asked for, in major units of the currency.
             * @example 10
             */
            amount: number;
            /**
             * @description Whether the services are those for tests. What decides it is not known. The documented request has a live key, and its response says true.
             * @example true
             */
            test_mode: boolean;
            /** @description Services by code. Two members of the map can be something other than services, `methods` and `account`; skip them. They can also be one level up. An empty map can be sent as an empty list. */
            services: components["schemas"]["PrerequestServices"];
            /** @description Methods of the services, by code. The documented sample has them inside `services`; they can also be beside it. An empty map can be sent as an empty list. */
            methods?: components["schemas"]["PrerequestMethods"];
            /** @description Account that the public key belongs to. */
            account?: components["schemas"]["PrerequestAccount"];
        };
        /** @description Response to a pre-request. */
        PayoutPrerequestDocument: {
            /** @description What was asked, and the services that fit. */
            data: components["schemas"]["PayoutPrerequestResult"];
        };
        /** @description One error of a request with a value that can't be accepted. It does not name the field in a member of its own. */
        ValidationErrorEntry: {
            /**
             * @description Phrase that names the error, most often the phrase of the HTTP status.
             * @example Unprocessable Content
             */
            status?: string;
            /**
             * @description HTTP status, as a string. It may be missing.
             * @example 422
             */
            code?: string;
            /**
             * @description Short name of the error.
             * @example invalid_amount
             */
            title?: string;
            /**
             * @description What is wrong, in a sentence for people.
             * @example This value should be greater than 0.
             */
            detail?: string;
        };
        /** @description What is wrong, by field or as a list. A key is the path of a field below `data.attributes`, such as `amount`, the whole path of one elsewhere in the body, or the name of a parameter; its value says what is wrong, in a sentence for people. The documentation shows errors by field; expect both forms. */
        FieldErrors: {
            [key: string]: string;
        } | components["schemas"]["ValidationErrorEntry"][];
        /** @description Response to a request with values that can't be accepted. */
        ValidationErrorDocument: {
            /** @description What is wrong, by field or as a list. A key is the path of a field below `data.attributes`, such as `amount`, the whole path of one elsewhere in the body, or the name of a parameter; its value says what is wrong, in a sentence for people. The documentation shows errors by field; expect both forms. */
            errors: components["schemas"]["FieldErrors"];
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
        /** @description Payout as the public API shows it, flat and without the recipient. */
        PublicPayoutInvoice: {
            /**
             * @description The platform's ID of the payout.
             * @example cpoi_VdHYVxq4RsLEebAQ
             */
            id: string;
            /**
             * @description In the sample the part of the ID after its prefix.
             * @example VdHYVxq4RsLEebAQ
             */
            serial_number: string;
            /**
             * Format: int64
             * @description Date and time when the payout was created, in Unix seconds.
             * @example 1597835735
             */
            created: number;
            /** @description The current status of a payout. A status that is not final can still change; one with an unknown result is neither paid nor failed. The list is open; treat a status that you do not know as one that is not final. */
            status: components["schemas"]["PayoutStatus"];
            /** @description Explains the status of a payout, as `ok` or a code. The codes are about the platform's own request to the provider that pays. None of them says that your credentials, your address, or your signature is wrong. A code that can still change puts the payout on moderation. The list is open; treat a code that you do not know as an unknown reason. Only `status` says whether the payout has ended. */
            resolution: components["schemas"]["PayoutResolution"];
            /**
             * @description Whether the payout is a test. No money moves in a test.
             * @example true
             */
            test_mode: boolean;
            /**
             * @description Currency of the payout, as its creation named it.
             * @example USD
             */
            currency: string;
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
             * @description Code of the service that the payout goes through.
             * @example card
             */
            service: string;
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
             * @description Code of the method that the service pays by.
             * @example payment_card
             */
            service_method: string;
            /**
             * @description Currency of the service, likely the one that the recipient gets.
             * @example USD
             */
            service_currency: string;
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
        };
        /** @description Payouts with their public details. */
        PublicPayoutInvoiceList: {
            /** @description The payouts that have the reference. */
            data: components["schemas"]["PublicPayoutInvoice"][];
        };
        /** @description One payout with its public details. */
        PublicPayoutInvoiceDocument: {
            /** @description Payout as the public API shows it, flat and without the recipient. */
            data: components["schemas"]["PublicPayoutInvoice"];
        };
    };
    responses: {
        /** @description A status that the documentation does not list. No payout is involved. Wait a little, then ask again. */
        CatalogueUnlisted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The request could not be read, for example because its JSON is broken. No payout is involved. Correct the request, then ask again. */
        PrerequestBadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The credentials are missing or wrong. No payout is involved. Check the public key in the body, then ask again. */
        PrerequestUnauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The caller is known but may not do this. No payout is involved. Check which account the key belongs to and what it may do, then ask again. */
        CatalogueForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description Nothing was found at this address. No payout is involved. Check the address, then ask again. */
        CatalogueNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The HTTP method is known but switched off at this address. No payout is involved. Check the method and the address, then ask again. */
        CatalogueMethodNotAllowed: {
            headers: {
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The request was read, but a value in it can't be accepted. `errors` says what is wrong: with each field, or in a list. No payout is involved. Correct the fields, then ask again. */
        PrerequestUnprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationErrorDocument"];
            };
        };
        /** @description Too many requests came at once, or this one repeats another. No payout is involved. Wait, as long as `Retry-After` asks where it is there, then ask again. */
        CatalogueTooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The platform failed in a way that it did not foresee. No payout is involved. Wait a little, then ask again. */
        CatalogueServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description A system behind the platform sent a response that the platform could not use. No payout is involved. Wait a little, then ask again. */
        CatalogueBadGateway: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The platform is overloaded or down for maintenance. No payout is involved. Wait a little, then ask again. */
        CatalogueUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description A system behind the platform did not respond in time. No payout is involved. Wait a little, then ask again. */
        CatalogueGatewayTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description A status that the documentation does not list. The response says nothing about the payout. Wait a little, then ask again before anything else. */
        LookupUnlisted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The request could not be understood. The response says nothing about the payout. Check the address and the parameters, then ask again before anything else. */
        LookupBadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The caller is known but may not do this. The response says nothing about the payout. Check which account the key belongs to and what it may do, then ask again before anything else. */
        LookupForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The HTTP method is known but switched off at this address. The response says nothing about the payout. Check the method and the address, then ask again before anything else. */
        LookupMethodNotAllowed: {
            headers: {
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The request was read, but a value in it can't be accepted. `errors` says what is wrong: with each field, or in a list. The response says nothing about the payout. Correct the parameters, then ask again before anything else. */
        LookupUnprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationErrorDocument"];
            };
        };
        /** @description Too many requests came at once, or this one repeats another. The response says nothing about the payout. Wait, as long as `Retry-After` asks where it is there, then ask again before anything else. */
        LookupTooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The platform failed in a way that it did not foresee. The response says nothing about the payout. Wait a little, then ask again before anything else. */
        LookupServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description A system behind the platform sent a response that the platform could not use. The response says nothing about the payout. Wait a little, then ask again before anything else. */
        LookupBadGateway: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The platform is overloaded or down for maintenance. The response says nothing about the payout. Wait a little, then ask again before anything else. */
        LookupUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description A system behind the platform did not respond in time. The response says nothing about the payout. Wait a little, then ask again before anything else. */
        LookupGatewayTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The public key is wrong, or missing where it is asked for. The response says nothing about the payout. Check the key, then ask again before anything else. */
        PublicLookupUnauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description No payout was found with this key. Only the account's own lookup can tell that a payout does not exist: ask there before you create anything. */
        PublicLookupNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
    };
    parameters: {
        /**
         * @description The platform's ID of the payout invoice, from the response to its creation.
         * @example cpoi_VdHYVxq4RsLEebAQ
         */
        invoiceId: string;
        /**
         * @description Reference under which the payout was created.
         * @example ada8c01f-f5d4-4037-88f1-d222ee6497ad
         */
        requiredFilterReferenceId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Methods that the address takes.
         * @example GET, POST
         */
        Allow: string;
        /**
         * @description How long to wait before the next request, in seconds or as a date. It may be missing.
         * @example 30
         */
        "Retry-After": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createPayoutPrerequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The amount to pay out, and the public key of the account. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayoutPrerequest"];
            };
        };
        responses: {
            /** @description The services that fit, if any. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutPrerequestDocument"];
                };
            };
            400: components["responses"]["PrerequestBadRequest"];
            401: components["responses"]["PrerequestUnauthorized"];
            403: components["responses"]["CatalogueForbidden"];
            404: components["responses"]["CatalogueNotFound"];
            405: components["responses"]["CatalogueMethodNotAllowed"];
            422: components["responses"]["PrerequestUnprocessable"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueServerError"];
            502: components["responses"]["CatalogueBadGateway"];
            503: components["responses"]["CatalogueUnavailable"];
            504: components["responses"]["CatalogueGatewayTimeout"];
            default: components["responses"]["CatalogueUnlisted"];
        };
    };
    listPublicPayoutInvoices: {
        parameters: {
            query: {
                /**
                 * @description Reference under which the payout was created.
                 * @example ada8c01f-f5d4-4037-88f1-d222ee6497ad
                 */
                "filter[reference_id]": components["parameters"]["requiredFilterReferenceId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payouts that have the reference. An empty list means that none was found with this key; only the account's own lookup can tell that there is none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicPayoutInvoiceList"];
                };
            };
            400: components["responses"]["LookupBadRequest"];
            401: components["responses"]["PublicLookupUnauthorized"];
            403: components["responses"]["LookupForbidden"];
            404: components["responses"]["PublicLookupNotFound"];
            405: components["responses"]["LookupMethodNotAllowed"];
            422: components["responses"]["LookupUnprocessable"];
            429: components["responses"]["LookupTooManyRequests"];
            500: components["responses"]["LookupServerError"];
            502: components["responses"]["LookupBadGateway"];
            503: components["responses"]["LookupUnavailable"];
            504: components["responses"]["LookupGatewayTimeout"];
            default: components["responses"]["LookupUnlisted"];
        };
    };
    getPublicPayoutInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The platform's ID of the payout invoice, from the response to its creation.
                 * @example cpoi_VdHYVxq4RsLEebAQ
                 */
                id: components["parameters"]["invoiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payout, with its current `status`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicPayoutInvoiceDocument"];
                };
            };
            400: components["responses"]["LookupBadRequest"];
            401: components["responses"]["PublicLookupUnauthorized"];
            403: components["responses"]["LookupForbidden"];
            404: components["responses"]["PublicLookupNotFound"];
            405: components["responses"]["LookupMethodNotAllowed"];
            422: components["responses"]["LookupUnprocessable"];
            429: components["responses"]["LookupTooManyRequests"];
            500: components["responses"]["LookupServerError"];
            502: components["responses"]["LookupBadGateway"];
            503: components["responses"]["LookupUnavailable"];
            504: components["responses"]["LookupGatewayTimeout"];
            default: components["responses"]["LookupUnlisted"];
        };
    };
}
