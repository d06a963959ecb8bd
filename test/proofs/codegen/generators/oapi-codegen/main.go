// Makes the journey with the client of oapi-codegen.
package main

import (
	"context"
	"net/http"
	"os"

	"payouts/client"

	. "report"
)

var (
	ctx       = context.Background()
	reference = os.Getenv("REFERENCE_ID")
	account   = connect(client.WithRequestEditorFn(func(_ context.Context, request *http.Request) error {
		request.SetBasicAuth(os.Getenv("ACCOUNT_ID"), os.Getenv("API_KEY"))
		return nil
	}))
	stranger = connect()
	id       string
)

func connect(options ...client.ClientOption) *client.ClientWithResponses {
	return Must(client.NewClientWithResponses(os.Getenv("BASE_URL"), options...))
}

func createInvoice(amount float64) *client.CreatePayoutInvoiceResponse {
	metadata := client.FreeFormMap{"order": 10482, "gift": false, "note": nil}
	return Must(account.CreatePayoutInvoiceWithResponse(ctx, client.CreatePayoutInvoice{
		Data: client.CreatePayoutInvoiceData{
			Type: client.CreatePayoutInvoiceDataTypePayoutInvoice,
			Attributes: client.CreatePayoutInvoiceAttributes{
				ReferenceId: reference,
				Service:     "test_usd",
				Currency:    "USD",
				Amount:      amount,
				Fields:      &client.PayoutFields{"account": "1234567890"},
				Metadata:    &metadata,
			},
		},
	}))
}

func main() {
	Report([]Step{
		Do("prerequest", func() Facts {
			body := client.PayoutPrerequest{Currency: "USD", Amount: 10, PublicKey: os.Getenv("PUBLIC_KEY")}
			result := Must(stranger.CreatePayoutPrerequestWithResponse(ctx, body)).JSON200.Data
			service := Must(result.Services.AsPrerequestServicesObject()).AdditionalProperties["test_usd"]
			field := service.Fields[0]
			return Facts{
				"amount":   result.Amount,
				"service":  service.Code,
				"field":    field.Key,
				"label":    field.Label.En,
				"required": field.Required,
				"minimum":  Must(service.AmountMin.AsAmountNumber()),
			}
		}),
		Do("services", func() Facts {
			ids := []string{}
			size := int64(2)
			for number := int64(1); ; number++ {
				params := client.ListPayoutServicesParams{PageNumber: &number, PageSize: &size}
				page := Must(account.ListPayoutServicesWithResponse(ctx, &params)).JSON200
				for _, service := range page.Data {
					ids = append(ids, service.Id)
				}
				if page.Links.Next == nil || *page.Links.Next == "" {
					return Facts{"ids": ids, "total": page.Meta.Total, "pages": page.Meta.Pages}
				}
			}
		}),
		Do("create", func() Facts {
			invoice := createInvoice(10.55).JSON201.Data
			id = invoice.Id
			attributes := invoice.Attributes
			return Facts{
				"id":        id,
				"reference": attributes.ReferenceId,
				"status":    attributes.Status,
				"amount":    attributes.Amount,
				"processed": attributes.Processed,
			}
		}),
		Do("conflict", func() Facts {
			conflict := createInvoice(10.55).JSON409
			return Facts{"id": conflict.Data.Id, "code": (*conflict.Errors)[0].Code}
		}),
		Do("process", func() Facts {
			invoice := Must(account.ProcessPayoutInvoiceWithResponse(ctx, id)).JSON200.Data
			return Facts{"id": invoice.Id, "reference": invoice.Attributes.ReferenceId, "status": invoice.Attributes.Status}
		}),
		Do("getPrivate", func() Facts {
			invoice := Must(account.GetPayoutInvoiceWithResponse(ctx, id)).JSON200.Data
			return Facts{"id": invoice.Id, "reference": invoice.Attributes.ReferenceId, "amount": invoice.Attributes.Amount}
		}),
		Do("findPrivate", func() Facts {
			params := client.ListPayoutInvoicesParams{FilterReferenceId: &reference}
			invoice := Must(account.ListPayoutInvoicesWithResponse(ctx, &params)).JSON200.Data[0]
			return Facts{"id": invoice.Id, "reference": invoice.Attributes.ReferenceId}
		}),
		Do("getPublic", func() Facts {
			invoice := Must(stranger.GetPublicPayoutInvoiceWithResponse(ctx, id)).JSON200.Data
			return Facts{"id": invoice.Id, "amount": invoice.Amount}
		}),
		Do("findPublic", func() Facts {
			params := client.ListPublicPayoutInvoicesParams{FilterReferenceId: reference}
			invoice := Must(stranger.ListPublicPayoutInvoicesWithResponse(ctx, &params)).JSON200.Data[0]
			return Facts{"id": invoice.Id, "amount": invoice.Amount}
		}),
		Do("listPrivate", func() Facts {
			size := int64(5)
			page := Must(account.ListPayoutInvoicesWithResponse(ctx, &client.ListPayoutInvoicesParams{PageSize: &size})).JSON200
			ids := []string{}
			for _, invoice := range page.Data {
				ids = append(ids, invoice.Id)
			}
			return Facts{"ids": ids, "count": page.Meta.Count}
		}),
		Do("invalid", func() Facts {
			return Facts{"amount": Must(createInvoice(99_999_999).JSON422.Errors.AsFieldErrorsObject())["amount"]}
		}),
		Do("unauthorized", func() Facts {
			refused := Must(stranger.ListPayoutServicesWithResponse(ctx, nil)).JSON401.Errors[0]
			return Facts{"code": refused.Code, "status": refused.Status}
		}),
	}, models)
}
