// Makes the journey with the client of ogen.
package main

import (
	"context"
	"fmt"
	"os"

	"payouts/client"

	"github.com/go-faster/jx"

	. "report"
)

var (
	ctx       = context.Background()
	reference = os.Getenv("REFERENCE_ID")
	account   = connect(credentials{Username: os.Getenv("ACCOUNT_ID"), Password: os.Getenv("API_KEY")})
	stranger  = connect(credentials{})
	id        string
)

// as takes the answer that is asked for out of those that the operation can give.
func as[T any](answer any, err error) T {
	wanted, ok := Must(answer, err).(T)
	if !ok {
		panic(fmt.Sprintf("%T %+v", answer, answer))
	}
	return wanted
}

func createInvoice(amount float64) (client.CreatePayoutInvoiceRes, error) {
	metadata := client.FreeFormMap{"order": jx.Raw("10482"), "gift": jx.Raw("false"), "note": jx.Raw("null")}
	return account.CreatePayoutInvoice(ctx, &client.CreatePayoutInvoice{
		Data: client.CreatePayoutInvoiceData{
			Type: client.CreatePayoutInvoiceDataTypePayoutInvoice,
			Attributes: client.CreatePayoutInvoiceAttributes{
				ReferenceID: reference,
				Service:     "test_usd",
				Currency:    "USD",
				Amount:      amount,
				Fields:      client.NewOptPayoutFields(client.PayoutFields{"account": jx.Raw(`"1234567890"`)}),
				Metadata:    client.NewOptFreeFormMap(metadata),
			},
		},
	})
}

func main() {
	Report([]Step{
		Do("prerequest", func() Facts {
			body := client.PayoutPrerequest{Currency: "USD", Amount: 10, PublicKey: os.Getenv("PUBLIC_KEY")}
			result := as[*client.PayoutPrerequestDocument](stranger.CreatePayoutPrerequest(ctx, &body)).Data
			service := result.Services.PrerequestServicesObject.AdditionalProps["test_usd"]
			field := service.Fields[0]
			return Facts{
				"amount":   result.Amount,
				"service":  service.Code,
				"field":    field.Key,
				"label":    field.Label.En,
				"required": field.Required,
				"minimum":  service.AmountMin.AmountNumber,
			}
		}),
		Do("services", func() Facts {
			ids := []string{}
			for number := int64(1); ; number++ {
				params := client.ListPayoutServicesParams{
					PageNumber: client.NewOptInt64(number),
					PageSize:   client.NewOptInt64(2),
				}
				page := as[*client.PayoutServiceList](account.ListPayoutServices(ctx, params))
				for _, service := range page.Data {
					ids = append(ids, service.ID)
				}
				if page.Links.Next.Or("") == "" {
					return Facts{"ids": ids, "total": page.Meta.Total, "pages": page.Meta.Pages}
				}
			}
		}),
		Do("create", func() Facts {
			invoice := as[*client.CreatePayoutInvoiceCreated](createInvoice(10.55)).Data
			id = invoice.ID
			attributes := invoice.Attributes
			return Facts{
				"id":        id,
				"reference": attributes.ReferenceID,
				"status":    attributes.Status,
				"amount":    attributes.Amount,
				"processed": attributes.Processed,
			}
		}),
		Do("conflict", func() Facts {
			conflict := as[*client.ConflictDocument](createInvoice(10.55))
			return Facts{"id": conflict.Data.Value.ID, "code": conflict.Errors[0].Code}
		}),
		Do("process", func() Facts {
			params := client.ProcessPayoutInvoiceParams{ID: id}
			invoice := as[*client.PayoutInvoiceDocument](account.ProcessPayoutInvoice(ctx, params)).Data
			return Facts{"id": invoice.ID, "reference": invoice.Attributes.ReferenceID, "status": invoice.Attributes.Status}
		}),
		Do("getPrivate", func() Facts {
			params := client.GetPayoutInvoiceParams{ID: id}
			invoice := as[*client.PayoutInvoiceDocument](account.GetPayoutInvoice(ctx, params)).Data
			return Facts{"id": invoice.ID, "reference": invoice.Attributes.ReferenceID, "amount": invoice.Attributes.Amount}
		}),
		Do("findPrivate", func() Facts {
			params := client.ListPayoutInvoicesParams{FilterReferenceID: client.NewOptString(reference)}
			invoice := as[*client.PayoutInvoiceList](account.ListPayoutInvoices(ctx, params)).Data[0]
			return Facts{"id": invoice.ID, "reference": invoice.Attributes.ReferenceID}
		}),
		Do("getPublic", func() Facts {
			params := client.GetPublicPayoutInvoiceParams{ID: id}
			invoice := as[*client.PublicPayoutInvoiceDocument](stranger.GetPublicPayoutInvoice(ctx, params)).Data
			return Facts{"id": invoice.ID, "amount": invoice.Amount}
		}),
		Do("findPublic", func() Facts {
			params := client.ListPublicPayoutInvoicesParams{FilterReferenceID: reference}
			invoice := as[*client.PublicPayoutInvoiceList](stranger.ListPublicPayoutInvoices(ctx, params)).Data[0]
			return Facts{"id": invoice.ID, "amount": invoice.Amount}
		}),
		Do("listPrivate", func() Facts {
			params := client.ListPayoutInvoicesParams{PageSize: client.NewOptInt64(5)}
			page := as[*client.PayoutInvoiceList](account.ListPayoutInvoices(ctx, params))
			ids := []string{}
			for _, invoice := range page.Data {
				ids = append(ids, invoice.ID)
			}
			return Facts{"ids": ids, "count": page.Meta.Count}
		}),
		Do("invalid", func() Facts {
			return Facts{"amount": as[*client.ValidationErrorDocument](createInvoice(99_999_999)).Errors.FieldErrorsObject["amount"]}
		}),
		Do("unauthorized", func() Facts {
			answer, err := stranger.ListPayoutServices(ctx, client.ListPayoutServicesParams{})
			refused := as[*client.CatalogueUnauthorizedHeaders](answer, err).Response.Errors[0]
			return Facts{"code": refused.Code, "status": refused.Status}
		}),
	}, models)
}
