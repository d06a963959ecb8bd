// Generated from spec/ by `npm run build`. Do not edit.

export interface paths {
    "/payout-services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payout services
         * @description Returns the payout services of the account, with their currencies, methods, limits, and fees, a page at a time. Follow `links.next` until it is missing or empty to read them all.
         */
        get: operations["listPayoutServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payout-services/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a payout service
         * @description Returns one payout service of the account with its limits and fees.
         */
        get: operations["getPayoutService"];
        put?: never;
        post?: never;
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
         * List payout invoices
         * @description Returns the payouts of the account, newest first, a page at a time, or the one that was created under `filter[reference_id]`. Look here before you repeat a creation whose outcome is unknown.
         *
         *     The documentation shows no response to a lookup by reference. Expect a list like the whole one, and treat an empty list and a 404 alike, as "none found".
         */
        get: operations["listPayoutInvoices"];
        put?: never;
        /**
         * Create a payout invoice
         * @description Creates a payout and reserves its `reference_id`. No money moves until it is processed, unless `options.auto_process` is true. Send the same `reference_id` when you repeat a request, and the platform returns the payout that exists.
         */
        post: operations["createPayoutInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payout-invoices/{id}/process": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Process a payout invoice
         * @description Starts a payout that was created. Send no body. The response shows the payout at the moment when processing was accepted. To learn the result, look up the payout, or wait for callbacks. The documentation does not say whether you can send it twice.
         */
        post: operations["processPayoutInvoice"];
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
         * Get a payout invoice
         * @description Returns one payout of the account by its ID. `status` is its current status, and `resolution` explains it.
         */
        get: operations["getPayoutInvoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    payoutInvoiceChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive a webhook on a payout
         * @description The platform calls the address that is set for the account, unless the payout's creation gave another one. It calls at each change of a payout's status, or only at the last change if the account is set so.
         */
        post: operations["receivePayoutInvoiceWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * @description Code of a currency in the platform's catalogue, 3 to 10 upper-case letters and digits. The catalogue contains more than ISO 4217, such as `USDT`.
         * @example USD
         * @example USDT
         * @example CARDTHB
         */
        CurrencyCode: string;
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
        /** @description Place of the page in the list. */
        NumberedPageMeta: {
            /**
             * Format: int64
             * @description Number of services in all.
             * @example 168
             */
            total: number;
            /**
             * Format: int64
             * @description Number of pages in all.
             * @example 9
             */
            pages: number;
            /**
             * Format: int64
             * @description Number of this page, from 1.
             * @example 1
             */
            page: number;
        };
        /** @description Addresses of other pages, relative to the host. */
        NumberedPageLinks: {
            /**
             * @description Address of the first page.
             * @example /api/payout-services?page[number]=1&page[size]=20
             */
            first: string;
            /**
             * @description Address of the page before this one. Missing or empty where there is none.
             * @example /api/payout-services?page[number]=1&page[size]=20
             */
            prev?: string;
            /**
             * @description Address of the page after this one. Missing or empty where there is none.
             * @example /api/payout-services?page[number]=2&page[size]=20
             */
            next?: string;
            /**
             * @description Address of the last page.
             * @example /api/payout-services?page[number]=9&page[size]=20
             */
            last: string;
        };
        /** @description What the service pays, within which limits and for which fee. */
        PayoutServiceAttributes: {
            /**
             * @description Code of the service. Send it as `service` when you create a payout.
             * @example swift_jpy
             */
            service: string;
            /**
             * @description Code of the method that the service pays by.
             * @example swift
             */
            service_method: string;
            /**
             * @description Currency of the service, likely the one that the recipient gets.
             * @example JPY
             */
            service_currency: string;
            /**
             * @description Likely whether the platform offers the service to the account.
             * @example true
             */
            available: boolean;
            /**
             * @description Likely whether payouts can be made through the service now.
             * @example false
             */
            active: boolean;
            /**
             * @description Likely whether the service is switched on for the account.
             * @example true
             */
            enabled: boolean;
            /**
             * Format: double
             * @description Smallest amount of a payout, in major units of likely `service_currency`. Ask the platform before you rely on the currency.
             * @example 1
             */
            amount_min: number;
            /**
             * Format: double
             * @description Largest amount of a payout, in major units of likely `service_currency`. Ask the platform before you rely on the currency.
             * @example 999999
             */
            amount_max: number;
            /**
             * Format: double
             * @description Likely the smallest fee, in major units of the currency of the limits.
             * @example 0
             */
            fee_min: number;
            /**
             * Format: double
             * @description Likely the largest fee, in major units of the currency of the limits. The samples show 0 alone, which can hardly be a limit.
             * @example 0
             */
            fee_max: number;
            /**
             * Format: double
             * @description Likely the part of the fee that grows with the amount. Whether it is a fraction or a percentage is not documented.
             * @example 0
             */
            fee_rate: number;
            /**
             * Format: double
             * @description Likely the part of the fee that is the same for every payout, in major units of the currency of the limits.
             * @example 0
             */
            fee_fix: number;
            /**
             * @description Likely the currency of the account that the payout is taken from. The samples show a currency other than `service_currency`.
             * @example GBP
             */
            currency: string;
            /**
             * @description Likely whether the service is for tests.
             * @example true
             */
            test_mode: boolean;
        };
        /** @description Type and code of a payout method. */
        MethodIdentifier: {
            /**
             * @description Type of the resource.
             * @example payout-methods
             * @constant
             */
            type: "payout-methods";
            /**
             * @description Code of the method in the catalogue, whatever the currency.
             * @example payment_card
             */
            id: string;
        };
        /** @description Link to a payout method of the catalogue. */
        MethodRelationship: {
            /** @description Type and code of a payout method. */
            data: components["schemas"]["MethodIdentifier"];
        };
        /** @description Type and code of a payout service. */
        ServiceIdentifier: {
            /**
             * @description Type of the resource.
             * @example payout-services
             * @constant
             */
            type: "payout-services";
            /**
             * @description Code of the service in the catalogue, as a payout names it in `service`.
             * @example card
             */
            id: string;
        };
        /** @description Link to a payout service of the catalogue. */
        ServiceRelationship: {
            /** @description Type and code of a payout service. */
            data: components["schemas"]["ServiceIdentifier"];
        };
        /** @description Entries of the platform's catalogue that the service stands for. */
        PayoutServiceRelationships: {
            /** @description Link to a payout method of the catalogue. */
            "payout-method": components["schemas"]["MethodRelationship"];
            /** @description Link to a payout service of the catalogue. */
            "payout-service"?: components["schemas"]["ServiceRelationship"];
        };
        /** @description Address of the resource. */
        SelfLink: {
            /**
             * @description Address of the resource, relative to the host.
             * @example /api/payout-services/comcpos_RHUGUgEnmmedR7h3
             */
            self: string;
        };
        /** @description Payout service of an account. */
        PayoutService: {
            /**
             * @description Type of the resource.
             * @example payout-services
             * @constant
             */
            type: "payout-services";
            /**
             * @description ID of the service in the account. It is not the service's code, which is what a payout names.
             * @example comcpos_RHUGUgEnmmedR7h3
             */
            id: string;
            /** @description What the service pays, within which limits and for which fee. */
            attributes: components["schemas"]["PayoutServiceAttributes"];
            /** @description Entries of the platform's catalogue that the service stands for. */
            relationships: components["schemas"]["PayoutServiceRelationships"];
            /** @description Address of the resource. */
            links?: components["schemas"]["SelfLink"];
        };
        /** @description One page of payout services. */
        PayoutServiceList: {
            /** @description Place of the page in the list. */
            meta: components["schemas"]["NumberedPageMeta"];
            /** @description Addresses of other pages, relative to the host. */
            links: components["schemas"]["NumberedPageLinks"];
            /** @description Services of the page. */
            data: components["schemas"]["PayoutService"][];
        };
        /** @description One payout service. */
        PayoutServiceDocument: {
            /** @description Payout service of an account. */
            data: components["schemas"]["PayoutService"];
        };
        /** @description Place of the page in the list. */
        CursorPageMeta: {
            /**
             * Format: int64
             * @description Number of payouts on the page.
             * @example 5
             */
            count: number;
            /**
             * Format: int64
             * @description Largest number of payouts on a page.
             * @example 20
             */
            size: number;
            /**
             * @description ID of the oldest payout of the page. Send it as `page[before]` for the payouts before it. Missing or empty on an empty page.
             * @example cpoi_WSvqrC4BztUHs5Ji
             */
            before?: string;
            /**
             * @description ID of the newest payout of the page. Send it as `page[after]` for the payouts after it. Missing or empty on an empty page.
             * @example cpoi_S1zoJnT8x4iZ4oPr
             */
            after?: string;
        };
        /** @description Addresses of other pages, relative to the host. */
        CursorPageLinks: {
            /**
             * @description Address of the page with newer payouts; empty where there is none. Follow it, rather than build one.
             * @example /api/payout-invoices?page[size]=20&page[after]=cpoi_S1zoJnT8x4iZ4oPr
             */
            prev: string;
            /**
             * @description Address of the page with older payouts; empty where there is none. Follow it, rather than build one.
             * @example /api/payout-invoices?page[size]=20&page[before]=cpoi_WSvqrC4BztUHs5Ji
             */
            next: string;
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
        /** @description Type and ID of a customer; null if the payout has no customer. */
        CustomerIdentifier: {
            /**
             * @description Type of the resource.
             * @example customers
             * @constant
             */
            type: "customers";
            /**
             * @description The platform's own ID of the customer.
             * @example cus_Tjhe1ufEB3kRrgWy
             */
            id: string;
        } | null;
        /** @description Link to the customer whom the payout concerns. Missing, or with null in `data`, if the payout has no customer. */
        CustomerRelationship: {
            /** @description Type and ID of a customer; null if the payout has no customer. */
            data: components["schemas"]["CustomerIdentifier"];
        };
        /** @description What the payout goes through, and whom it concerns. Where there is nothing to say, it may come as an empty list. */
        PayoutInvoiceRelationships: {
            /** @description Link to a payout service of the catalogue. */
            "payout-service": components["schemas"]["ServiceRelationship"];
            /** @description Link to a payout method of the catalogue. */
            "payout-method": components["schemas"]["MethodRelationship"];
            /** @description Link to the customer whom the payout concerns. Missing, or with null in `data`, if the payout has no customer. */
            customer?: components["schemas"]["CustomerRelationship"];
        } | [
        ];
        /** @description Address of the resource. If it is left out, an empty list can be in its place. */
        SelfLinkOrEmptyList: {
            /**
             * @description Address of the resource, relative to the host.
             * @example /api/payout-invoices/cpoi_VdHYVxq4RsLEebAQ
             */
            self: string;
        } | [
        ];
        /** @description Payout of an account. */
        PayoutInvoice: {
            /**
             * @description Type of the resource, in the plural here and in the singular in the request that creates it.
             * @example payout-invoices
             * @constant
             */
            type: "payout-invoices";
            /**
             * @description The platform's ID of the payout.
             * @example cpoi_VdHYVxq4RsLEebAQ
             */
            id: string;
            /** @description What is known of a payout. Amounts are decimal numbers; do not compute with them in binary floating point. */
            attributes: components["schemas"]["PayoutInvoiceAttributes"];
            /** @description What the payout goes through, and whom it concerns. Where there is nothing to say, it may come as an empty list. */
            relationships: components["schemas"]["PayoutInvoiceRelationships"];
            /** @description Address of the resource. If it is left out, an empty list can be in its place. */
            links: components["schemas"]["SelfLinkOrEmptyList"];
        };
        /** @description One page of payouts, newest first. */
        PayoutInvoiceList: {
            /** @description Place of the page in the list. */
            meta: components["schemas"]["CursorPageMeta"];
            /** @description Addresses of other pages, relative to the host. */
            links: components["schemas"]["CursorPageLinks"];
            /** @description Payouts of the page. */
            data: components["schemas"]["PayoutInvoice"][];
        };
        /**
         * @description Code of a payout service, which is a method in one currency.
         * @example card
         * @example payment_card_usd_hpp
         * @example bank_transfer_zar
         */
        ServiceCode: string;
        /**
         * @description Details of the recipient, most often strings. The service's definition in the pre-request says which ones it needs and in what form.
         * @example {
         *       "card_number": "5123817234060000"
         *     }
         */
        PayoutFields: {
            [key: string]: unknown;
        };
        /**
         * @description Further data on the recipient that some services ask for, such as the cardholder and the card's expiry date.
         * @example {
         *       "card": {
         *         "card_holder": "SAMPLE RECIPIENT",
         *         "exp_month": "09",
         *         "exp_year": "2029"
         *       }
         *     }
         */
        PayoutContext: {
            [key: string]: unknown;
        };
        /** @description Address of a customer. */
        CustomerAddress: {
            /**
             * @description Country.
             * @example US
             */
            country?: string;
            /**
             * @description State, province or region.
             * @example New York
             */
            region?: string;
            /**
             * @description City.
             * @example New York
             */
            city?: string;
            /**
             * @description Street and house number.
             * @example 11 Wall Street
             */
            street?: string;
            /**
             * @description The whole address in one line.
             * @example 11 Wall Street, New York, NY 10005
             */
            full_address?: string;
            /**
             * @description Postal code.
             * @example 10005
             */
            post_code?: string;
        };
        /** @description Map of names to values of any kind, null included. */
        FreeFormMap: {
            [key: string]: unknown;
        };
        /** @description The person whom the payout concerns. A payout may be without one. */
        Customer: {
            /**
             * @description Your own identifier of the customer.
             * @example 1203515
             */
            reference_id: string;
            /**
             * @description Full name.
             * @example John Wick
             */
            name?: string;
            /**
             * @description Email address.
             * @example somename@domain.com
             */
            email?: string;
            /**
             * @description Telephone number, with the code of the country.
             * @example +12025550143
             */
            phone?: string;
            /**
             * @description Tax number of a person.
             * @example 123456789
             */
            individual_tax_id?: string;
            /**
             * Format: date
             * @description Date of birth, `YYYY-MM-DD`.
             * @example 1984-02-29
             */
            date_of_birth?: string;
            /** @description Address of a customer. */
            address?: components["schemas"]["CustomerAddress"];
            /** @description Your own data on the customer. */
            metadata?: components["schemas"]["FreeFormMap"];
        };
        /** @description How to process the payout. Ask the platform's support which options your account has before you use them. */
        PayoutOptions: {
            /**
             * @description Lets a payout over the service's limit be made in parts, up to 100 of them. The payout then shows them in `payouts`.
             * @example false
             */
            split_mode?: boolean;
            /**
             * @description Has the parts of a split payout made at once, rather than one after another.
             * @example false
             */
            parallel_mode?: boolean;
            /**
             * @description Lets the payout end with less than its full amount, in status `partially_processed`.
             * @example false
             */
            allow_partially?: boolean;
            /**
             * @description Processes the payout as soon as it is created, without a second request.
             * @example false
             */
            auto_process?: boolean;
            /**
             * Format: int64
             * @description The largest number of new attempts after a failure. The default is published in two ways, as 5 and as 0. Send the option if the number matters.
             * @example 3
             */
            attempts_limit?: number;
        } & {
            [key: string]: unknown;
        };
        /** @description What to pay, and to whom by the details that the service asks for. */
        CreatePayoutByFields: {
            /**
             * @description Your own identifier of the payout, unique in the account. Send the same one when you repeat the request; the platform rejects a known one with status 409 and creates no second payout.
             * @example a5c22bfb-04c1-4dbf-8b46-9753bf1f6570
             */
            reference_id: string;
            /** @description Code of the service to pay through, as the pre-request or the list of services gives it. Send the code of the service, not its ID. */
            service: components["schemas"]["ServiceCode"];
            /** @description Currency of `amount`, by its code in the platform's catalogue. It can differ from the service's currency, which the recipient likely gets. */
            currency: components["schemas"]["CurrencyCode"];
            /**
             * Format: double
             * @description Amount to pay out, in major units of `currency`. Keep to the currency's decimal places, and do not compute it with binary floating point.
             * @example 100.55
             */
            amount: number;
            /** @description Details of the recipient, such as a card number. The pre-request says which ones the service needs and in what form. */
            fields: components["schemas"]["PayoutFields"];
            /**
             * @description True makes the payout a test; no money moves. Send it with every payout, because the default is not documented. Read it in the response before you process the payout. One page of the platform says that the API key decides instead.
             * @example true
             */
            test_mode?: boolean;
            /**
             * @description What the payout is for.
             * @example Refund of order 10482
             */
            description?: string;
            /**
             * Format: uri
             * @description Address for callbacks about this payout, in place of the one set for the account.
             * @example https://webhook.site/1192f6ef-71c9-4b80-b43b-133d8fe14677
             */
            callback_url?: string;
            /** @description Further data on the recipient that some services ask for, such as the cardholder and the card's expiry date. */
            context?: components["schemas"]["PayoutContext"];
            /** @description The person whom the payout concerns. Leave it out where there is none. */
            customer?: components["schemas"]["Customer"];
            /** @description How to process the payout. Ask the platform's support which options your account has before you use them. */
            options?: components["schemas"]["PayoutOptions"];
            /** @description Your own data on the payout. Responses and callbacks return it. */
            metadata?: components["schemas"]["FreeFormMap"];
        };
        /** @description What to pay, and to which card by a token that stands for it. If you also send `fields`, the platform takes those. */
        CreatePayoutByToken: {
            /**
             * @description Your own identifier of the payout, unique in the account. Send the same one when you repeat the request; the platform rejects a known one with status 409 and creates no second payout.
             * @example a5c22bfb-04c1-4dbf-8b46-9753bf1f6570
             */
            reference_id: string;
            /** @description Code of the service to pay through, as the pre-request or the list of services gives it. Send the code of the service, not its ID. */
            service: components["schemas"]["ServiceCode"];
            /** @description Currency of `amount`, by its code in the platform's catalogue. It can differ from the service's currency, which the recipient likely gets. */
            currency: components["schemas"]["CurrencyCode"];
            /**
             * Format: double
             * @description Amount to pay out, in major units of `currency`. Keep to the currency's decimal places, and do not compute it with binary floating point.
             * @example 100.55
             */
            amount: number;
            /** @description Details of the recipient, such as a card number. The pre-request says which ones the service needs and in what form. */
            fields?: components["schemas"]["PayoutFields"];
            /**
             * @description Token that stands for a card, in place of its details.
             * @example tok_8Jc2mVq5XwRb7LnZ
             */
            token: string;
            /**
             * Format: double
             * @description Likely the amount to pay out, in major units of the service's currency. Send it only if the platform's support tells you to.
             * @example 100.55
             */
            service_amount?: number;
            /**
             * @description True makes the payout a test; no money moves. Send it with every payout, because the default is not documented. Read it in the response before you process the payout. One page of the platform says that the API key decides instead.
             * @example true
             */
            test_mode?: boolean;
            /**
             * @description What the payout is for.
             * @example Refund of order 10482
             */
            description?: string;
            /**
             * Format: uri
             * @description Address for callbacks about this payout, in place of the one set for the account.
             * @example https://webhook.site/1192f6ef-71c9-4b80-b43b-133d8fe14677
             */
            callback_url?: string;
            /** @description Further data on the recipient that some services ask for, such as the cardholder and the card's expiry date. */
            context?: components["schemas"]["PayoutContext"];
            /** @description The person whom the payout concerns. Leave it out where there is none. */
            customer?: components["schemas"]["Customer"];
            /** @description How to process the payout. Ask the platform's support which options your account has before you use them. */
            options?: components["schemas"]["PayoutOptions"];
            /** @description Your own data on the payout. Responses and callbacks return it. */
            metadata?: components["schemas"]["FreeFormMap"];
        };
        /** @description What to pay, to whom and how. Send `fields` or `token`; one of them has to be there. */
        CreatePayoutInvoiceAttributes: components["schemas"]["CreatePayoutByFields"] | components["schemas"]["CreatePayoutByToken"];
        /** @description The payout to create, as a JSON:API resource without an ID. */
        CreatePayoutInvoiceData: {
            /**
             * @description Type of the resource, in the singular here, and in the plural in every response.
             * @example payout-invoice
             * @constant
             */
            type: "payout-invoice";
            /** @description What to pay, to whom and how. Send `fields` or `token`; one of them has to be there. */
            attributes: components["schemas"]["CreatePayoutInvoiceAttributes"];
        };
        /** @description Request to create a payout. */
        CreatePayoutInvoice: {
            /** @description The payout to create, as a JSON:API resource without an ID. */
            data: components["schemas"]["CreatePayoutInvoiceData"];
        };
        /** @description Resource that a document brings along, such as the customer of a payout. */
        IncludedResource: {
            /**
             * @description Type of the resource.
             * @example customers
             */
            type?: string;
            /**
             * @description The platform's ID of the resource.
             * @example cus_Bn64gHtRw8Xq1ZpL
             */
            id?: string;
            /** @description What is known of the resource. */
            attributes?: components["schemas"]["FreeFormMapOrEmptyList"];
        };
        /** @description One payout. */
        PayoutInvoiceDocument: {
            /** @description Payout of an account. */
            data: components["schemas"]["PayoutInvoice"];
            /** @description Resources that the payout refers to, such as its customer. Missing from most documents. */
            included?: components["schemas"]["IncludedResource"][];
        };
        /** @description Response to a request that conflicts with a payout that exists. Either member can be missing. */
        ConflictDocument: {
            /** @description What went wrong, one entry per error. */
            errors?: components["schemas"]["ErrorEntry"][];
            /** @description Payout of an account. */
            data?: components["schemas"]["PayoutInvoice"];
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
        /** @description The request could not be understood. No payout is involved. Check the address and the parameters, then ask again. */
        CatalogueBadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The credentials are missing or wrong. No payout is involved. Check the credentials, then ask again. */
        CatalogueUnauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The request was read, but a value in it can't be accepted. `errors` says what is wrong: with each field, or in a list. No payout is involved. Correct the parameters, then ask again. */
        CatalogueUnprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationErrorDocument"];
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
        /** @description The credentials are missing or wrong. The response says nothing about the payout. Check the credentials, then ask again before anything else. */
        LookupUnauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
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
        /** @description Nothing was found. With `filter[reference_id]`, and if the address and the account are right, no payout has the reference, as if the list were empty. Whether a lookup can lag behind a creation is not documented, so after a creation with an unknown outcome, one lookup proves nothing. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`. */
        ReferenceNotFound: {
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
        /** @description A status that the documentation does not list. Wait a little. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`. */
        CreationUnlisted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The request was accepted, but its result is not known yet. Only a 201 says that the payout was created. Wait a little. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`. */
        CreationAccepted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PayoutInvoiceDocument"];
            };
        };
        /** @description The request could not be read, for example because its JSON is broken. Correct the request. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`. */
        CreationBadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The credentials are missing or wrong. This request created no payout; an earlier one under the same `reference_id` may have. Check the account ID and the API key, then send the request again. */
        CreationUnauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The caller is known but may not do this. This request created no payout; an earlier one under the same `reference_id` may have. Check which account the key belongs to and what it may do, then send the request again. */
        CreationForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description Nothing was found at this address, or the data names something that does not exist. Check the address and the data. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`. */
        CreationNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The HTTP method is known but switched off at this address. This request created no payout; an earlier one under the same `reference_id` may have. Check the method and the address, then send the request again. */
        CreationMethodNotAllowed: {
            headers: {
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description A payout with this `reference_id` exists already and no second one was created. `data` shows the first; if it is missing, look up the payout by its `reference_id`. Compare recipient, amount, currency and `test_mode` before you go on with it: a test under the same reference looks like a match, and rounding, masking, or hiding is no difference. If they differ, the reference belongs to another payout. Pay this one under a reference of its own only if no earlier request can have created it. */
        CreationConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ConflictDocument"];
            };
        };
        /** @description The request was read, but a value in it can't be accepted. `errors` says what is wrong: with each field, or in a list. This request created no payout; an earlier one under the same `reference_id` may have. Correct the fields, then send the request again. */
        CreationUnprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationErrorDocument"];
            };
        };
        /** @description Too many requests came at once, or this one repeats another, whose payout may exist. Wait, as long as `Retry-After` asks where it is there. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`. */
        CreationTooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The platform failed in a way that it did not foresee. Wait a little. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`. */
        CreationServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description A system behind the platform sent a response that the platform could not use. Wait a little. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`. */
        CreationBadGateway: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The platform is overloaded or down for maintenance. Wait a little. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`. */
        CreationUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description A system behind the platform did not respond in time. Wait a little. Look for it by its `reference_id`, twice and some time apart. Only if neither look finds it, create it again, under the same `reference_id`. */
        CreationGatewayTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description Any other status, or no response in time. For a test, the platform waits 10 seconds to connect and to read, and 20 seconds for the whole callback. For a live payout, these are 20 and 60 seconds. It sends the callback again after 1 minute, then 2, then 3, up to 100 attempts in all, unless the account has other delays and another number of attempts. */
        CallbackRejected: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The callback was received. The platform does not send it again. */
        CallbackReceived: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description A status that the documentation does not list. Processing may have started, even while `status` still shows `created`. Look up the payout until its status has changed. Whether it is safe to send the request twice is not documented. Send it again only after the platform tells you to, and never create another payout in its place. */
        ProcessingUnlisted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The request could not be understood. Processing may have started, even while `status` still shows `created`. Look up the payout until its status has changed. Whether it is safe to send the request twice is not documented. Send it again only after the platform tells you to, and never create another payout in its place. */
        ProcessingBadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The credentials are missing or wrong. Processing did not start by this request; an earlier one may have started it. Check the account ID and the API key, then look up the payout. */
        ProcessingUnauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The caller is known but may not do this. Processing did not start by this request; an earlier one may have started it. Check which account the key belongs to and what it may do, then look up the payout. */
        ProcessingForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description This address names no payout of the account, which does not prove that there is none. Check the address, the account, and the ID. Look up the payout by its `reference_id`, and create nothing before that. */
        ProcessingNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The HTTP method is known but switched off at this address. Processing did not start by this request; an earlier one may have started it. Check the method and the address, then look up the payout. */
        ProcessingMethodNotAllowed: {
            headers: {
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The payout is not in a state from which it can be processed, most often because it was processed already; `status` may still be `created`. `data` shows its current status; if it is missing, look up the payout. Go on with it, and do not create another. */
        ProcessingConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ConflictDocument"];
            };
        };
        /** @description The request was read, but the payout can't be processed in its current status. `errors` says why, and `status` is that status. Processing did not start by this request; an earlier one may have started it. The request has nothing in it to correct: read `errors`, then look up the payout. */
        ProcessingUnprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationErrorDocument"];
            };
        };
        /** @description Too many requests came at once, or this one repeats another. Processing may have started, even while `status` still shows `created`. Look up the payout until its status has changed. Whether it is safe to send the request twice is not documented. Send it again only after the platform tells you to, and never create another payout in its place. */
        ProcessingTooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The platform failed in a way that it did not foresee. Processing may have started, even while `status` still shows `created`. Look up the payout until its status has changed. Whether it is safe to send the request twice is not documented. Send it again only after the platform tells you to, and never create another payout in its place. */
        ProcessingServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description A system behind the platform sent a response that the platform could not use. Processing may have started, even while `status` still shows `created`. Look up the payout until its status has changed. Whether it is safe to send the request twice is not documented. Send it again only after the platform tells you to, and never create another payout in its place. */
        ProcessingBadGateway: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description The platform is overloaded or down for maintenance. Processing may have started, even while `status` still shows `created`. Look up the payout until its status has changed. Whether it is safe to send the request twice is not documented. Send it again only after the platform tells you to, and never create another payout in its place. */
        ProcessingUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description A system behind the platform did not respond in time. Processing may have started, even while `status` still shows `created`. Look up the payout until its status has changed. Whether it is safe to send the request twice is not documented. Send it again only after the platform tells you to, and never create another payout in its place. */
        ProcessingGatewayTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDocument"];
            };
        };
        /** @description Nothing was found at this address. If the address, the account, and the ID are right, there is no such payout. If one of them is in doubt, the response says nothing. */
        LookupNotFound: {
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
         * @description Number of the page to return, from 1.
         * @example 2
         */
        pageNumber: number;
        /**
         * @description Number of services on a page.
         * @example 20
         */
        pageNumberSize: number;
        /**
         * @description ID of the account's payout service, as the list of services gives it.
         * @example comcpos_RHUGUgEnmmedR7h3
         */
        serviceId: string;
        /**
         * @description Reference under which the payout was created. Returns that payout alone, or none.
         * @example ada8c01f-f5d4-4037-88f1-d222ee6497ad
         */
        filterReferenceId: string;
        /**
         * @description Number of payouts on a page.
         * @example 20
         */
        pageCursorSize: number;
        /**
         * @description ID of a payout. Returns the payouts created after it, newest first. `links.prev` contains the whole address.
         * @example cpoi_S1zoJnT8x4iZ4oPr
         */
        pageAfter: string;
        /**
         * @description ID of a payout. Returns the payouts created before it, newest first. `links.next` contains the whole address.
         * @example cpoi_WSvqrC4BztUHs5Ji
         */
        pageBefore: string;
        /**
         * @description Base64 of the binary SHA-1 digest of secret, raw body and secret again, one after the other.
         *
         *     1. Keep the bytes of the body as they came.
         *     2. Read `test_mode` in them for one purpose only, to choose the secret: the test secret where it is true, the live one otherwise. The secrets are the account's private keys, which begin with `sk_test_` and with `sk_live_`; the API key is none of them.
         *     3. Compute the signature over the bytes, and compare it with this header in constant time.
         *     4. Trust nothing in the body until the two match.
         *
         *     The example is the signature of the example body `processed`, as JSON without white space, with the secret `sk_test_sample`.
         * @example p+SoOOPLNe9Qrx61QVMH1BSIMQU=
         */
        signature: string;
        /**
         * @description The platform's ID of the payout invoice, from the response to its creation.
         * @example cpoi_VdHYVxq4RsLEebAQ
         */
        invoiceId: string;
    };
    requestBodies: {
        /** @description The payout after the change. Callbacks can arrive late, twice, and out of order. Order them by `updated`, and treat one with the same `id`, `updated`, and `status` as a repetition. If `updated` is the same and `status` is not, look up the payout. Changes that happen close together can arrive as one callback. */
        PayoutInvoiceCallback: {
            content: {
                "application/json": components["schemas"]["PayoutInvoiceDocument"];
            };
        };
    };
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
        /**
         * @description Scheme in which to authenticate.
         * @example Basic realm="Payouts API"
         */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listPayoutServices: {
        parameters: {
            query?: {
                /**
                 * @description Number of the page to return, from 1.
                 * @example 2
                 */
                "page[number]"?: components["parameters"]["pageNumber"];
                /**
                 * @description Number of services on a page.
                 * @example 20
                 */
                "page[size]"?: components["parameters"]["pageNumberSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of services. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutServiceList"];
                };
            };
            400: components["responses"]["CatalogueBadRequest"];
            401: components["responses"]["CatalogueUnauthorized"];
            403: components["responses"]["CatalogueForbidden"];
            404: components["responses"]["CatalogueNotFound"];
            405: components["responses"]["CatalogueMethodNotAllowed"];
            422: components["responses"]["CatalogueUnprocessable"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueServerError"];
            502: components["responses"]["CatalogueBadGateway"];
            503: components["responses"]["CatalogueUnavailable"];
            504: components["responses"]["CatalogueGatewayTimeout"];
            default: components["responses"]["CatalogueUnlisted"];
        };
    };
    getPayoutService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description ID of the account's payout service, as the list of services gives it.
                 * @example comcpos_RHUGUgEnmmedR7h3
                 */
                id: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutServiceDocument"];
                };
            };
            400: components["responses"]["CatalogueBadRequest"];
            401: components["responses"]["CatalogueUnauthorized"];
            403: components["responses"]["CatalogueForbidden"];
            404: components["responses"]["CatalogueNotFound"];
            405: components["responses"]["CatalogueMethodNotAllowed"];
            422: components["responses"]["CatalogueUnprocessable"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueServerError"];
            502: components["responses"]["CatalogueBadGateway"];
            503: components["responses"]["CatalogueUnavailable"];
            504: components["responses"]["CatalogueGatewayTimeout"];
            default: components["responses"]["CatalogueUnlisted"];
        };
    };
    listPayoutInvoices: {
        parameters: {
            query?: {
                /**
                 * @description Reference under which the payout was created. Returns that payout alone, or none.
                 * @example ada8c01f-f5d4-4037-88f1-d222ee6497ad
                 */
                "filter[reference_id]"?: components["parameters"]["filterReferenceId"];
                /**
                 * @description Number of payouts on a page.
                 * @example 20
                 */
                "page[size]"?: components["parameters"]["pageCursorSize"];
                /**
                 * @description ID of a payout. Returns the payouts created after it, newest first. `links.prev` contains the whole address.
                 * @example cpoi_S1zoJnT8x4iZ4oPr
                 */
                "page[after]"?: components["parameters"]["pageAfter"];
                /**
                 * @description ID of a payout. Returns the payouts created before it, newest first. `links.next` contains the whole address.
                 * @example cpoi_WSvqrC4BztUHs5Ji
                 */
                "page[before]"?: components["parameters"]["pageBefore"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of payouts. With `filter[reference_id]` its `data` says whether there is such a payout; an empty list means that none was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutInvoiceList"];
                };
            };
            400: components["responses"]["LookupBadRequest"];
            401: components["responses"]["LookupUnauthorized"];
            403: components["responses"]["LookupForbidden"];
            404: components["responses"]["ReferenceNotFound"];
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
    createPayoutInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The payout to make. `reference_id` is yours and identifies it for good. Send JSON; the platform says that it takes form-encoded bodies, too, and does not show one. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePayoutInvoice"];
            };
        };
        responses: {
            /** @description The payout was created. Store its `id`. Process it, unless you set `options.auto_process`. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutInvoiceDocument"];
                };
            };
            202: components["responses"]["CreationAccepted"];
            400: components["responses"]["CreationBadRequest"];
            401: components["responses"]["CreationUnauthorized"];
            403: components["responses"]["CreationForbidden"];
            404: components["responses"]["CreationNotFound"];
            405: components["responses"]["CreationMethodNotAllowed"];
            409: components["responses"]["CreationConflict"];
            422: components["responses"]["CreationUnprocessable"];
            429: components["responses"]["CreationTooManyRequests"];
            500: components["responses"]["CreationServerError"];
            502: components["responses"]["CreationBadGateway"];
            503: components["responses"]["CreationUnavailable"];
            504: components["responses"]["CreationGatewayTimeout"];
            default: components["responses"]["CreationUnlisted"];
        };
    };
    processPayoutInvoice: {
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
            /** @description Processing was accepted. That does not prove that the payout is paid. `status` can still be `created`; watch it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutInvoiceDocument"];
                };
            };
            400: components["responses"]["ProcessingBadRequest"];
            401: components["responses"]["ProcessingUnauthorized"];
            403: components["responses"]["ProcessingForbidden"];
            404: components["responses"]["ProcessingNotFound"];
            405: components["responses"]["ProcessingMethodNotAllowed"];
            409: components["responses"]["ProcessingConflict"];
            422: components["responses"]["ProcessingUnprocessable"];
            429: components["responses"]["ProcessingTooManyRequests"];
            500: components["responses"]["ProcessingServerError"];
            502: components["responses"]["ProcessingBadGateway"];
            503: components["responses"]["ProcessingUnavailable"];
            504: components["responses"]["ProcessingGatewayTimeout"];
            default: components["responses"]["ProcessingUnlisted"];
        };
    };
    getPayoutInvoice: {
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
                    "application/json": components["schemas"]["PayoutInvoiceDocument"];
                };
            };
            400: components["responses"]["LookupBadRequest"];
            401: components["responses"]["LookupUnauthorized"];
            403: components["responses"]["LookupForbidden"];
            404: components["responses"]["LookupNotFound"];
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
    receivePayoutInvoiceWebhook: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Base64 of the binary SHA-1 digest of secret, raw body and secret again, one after the other.
                 *
                 *     1. Keep the bytes of the body as they came.
                 *     2. Read `test_mode` in them for one purpose only, to choose the secret: the test secret where it is true, the live one otherwise. The secrets are the account's private keys, which begin with `sk_test_` and with `sk_live_`; the API key is none of them.
                 *     3. Compute the signature over the bytes, and compare it with this header in constant time.
                 *     4. Trust nothing in the body until the two match.
                 *
                 *     The example is the signature of the example body `processed`, as JSON without white space, with the secret `sk_test_sample`.
                 * @example p+SoOOPLNe9Qrx61QVMH1BSIMQU=
                 */
                "X-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["PayoutInvoiceCallback"];
        responses: {
            200: components["responses"]["CallbackReceived"];
            "4XX": components["responses"]["CallbackRejected"];
            default: components["responses"]["CallbackRejected"];
        };
    };
}
