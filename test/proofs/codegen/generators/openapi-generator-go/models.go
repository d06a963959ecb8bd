package main

import "payouts/client"

// models makes an empty model for a schema.
var models = map[string]func() any{
	"PayoutPrerequestDocument":    func() any { return new(client.PayoutPrerequestDocument) },
	"PayoutServiceList":           func() any { return new(client.PayoutServiceList) },
	"PayoutServiceDocument":       func() any { return new(client.PayoutServiceDocument) },
	"PayoutInvoiceDocument":       func() any { return new(client.PayoutInvoiceDocument) },
	"PayoutInvoiceList":           func() any { return new(client.PayoutInvoiceList) },
	"PublicPayoutInvoiceDocument": func() any { return new(client.PublicPayoutInvoiceDocument) },
	"PublicPayoutInvoiceList":     func() any { return new(client.PublicPayoutInvoiceList) },
	"ConflictDocument":            func() any { return new(client.ConflictDocument) },
	"ErrorDocument":               func() any { return new(client.ErrorDocument) },
	"ValidationErrorDocument":     func() any { return new(client.ValidationErrorDocument) },
}
