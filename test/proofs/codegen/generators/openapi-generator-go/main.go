// Makes the journey with the client of openapi-generator.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"

	"payouts/client"

	. "report"
)

var (
	reference = os.Getenv("REFERENCE_ID")
	api       = client.NewAPIClient(&client.Configuration{
		Servers: client.ServerConfigurations{{URL: os.Getenv("BASE_URL")}},
	})
	stranger = context.Background()
	account  = context.WithValue(stranger, client.ContextBasicAuth, client.BasicAuth{
		UserName: os.Getenv("ACCOUNT_ID"),
		Password: os.Getenv("API_KEY"),
	})
	id string
)

// the returns the body of a response, or ends the step with the error.
func the[Body any](body *Body, _ any, err error) *Body {
	return Must(body, err)
}

// rejected reads the body of an error response by its model.
func rejected[Body any](_, _ any, err error) (body Body) {
	var failure *client.GenericOpenAPIError
	if !errors.As(err, &failure) {
		panic(err)
	}
	if err := json.Unmarshal(failure.Body(), &body); err != nil {
		panic(err)
	}
	return body
}

func createInvoice(amount float64) client.ApiCreatePayoutInvoiceRequest {
	attributes := client.NewCreatePayoutInvoiceAttributes(reference, "test_usd", "USD", amount)
	attributes.Fields = map[string]any{"account": "1234567890"}
	attributes.Metadata = map[string]any{"order": 10482, "gift": false, "note": nil}
	data := client.NewCreatePayoutInvoiceData("payout-invoice", *attributes)
	return api.InvoicesAPI.CreatePayoutInvoice(account).CreatePayoutInvoice(*client.NewCreatePayoutInvoice(*data))
}

func main() {
	Report([]Step{
		Do("prerequest", func() Facts {
			body := client.NewPayoutPrerequest("USD", 10, os.Getenv("PUBLIC_KEY"))
			result := the(api.ServicesAPI.CreatePayoutPrerequest(stranger).PayoutPrerequest(*body).Execute()).Data
			entry := result.Services.(map[string]any)["test_usd"]
			var service client.PrerequestService
			if err := json.Unmarshal(Must(json.Marshal(entry)), &service); err != nil {
				panic(err)
			}
			field := service.Fields[0]
			return Facts{
				"amount":   result.Amount,
				"service":  service.Code,
				"field":    field.Key,
				"label":    field.Label.En,
				"required": field.Required,
				"minimum":  service.AmountMin.Float64,
			}
		}),
		Do("services", func() Facts {
			ids := []string{}
			for number := int64(1); ; number++ {
				page := the(api.ServicesAPI.ListPayoutServices(account).PageNumber(number).PageSize(2).Execute())
				for _, service := range page.Data {
					ids = append(ids, service.Id)
				}
				if page.Links.GetNext() == "" {
					return Facts{"ids": ids, "total": page.Meta.Total, "pages": page.Meta.Pages}
				}
			}
		}),
		Do("create", func() Facts {
			invoice := the(createInvoice(10.55).Execute()).Data
			id = invoice.Id
			attributes := invoice.Attributes
			return Facts{
				"id":        id,
				"reference": attributes.ReferenceId,
				"status":    attributes.Status,
				"amount":    attributes.Amount,
				"processed": attributes.Processed.Get(),
			}
		}),
		Do("conflict", func() Facts {
			conflict := rejected[client.ConflictDocument](createInvoice(10.55).Execute())
			return Facts{"id": conflict.Data.Id, "code": conflict.Errors[0].Code}
		}),
		Do("process", func() Facts {
			invoice := the(api.InvoicesAPI.ProcessPayoutInvoice(account, id).Execute()).Data
			return Facts{"id": invoice.Id, "reference": invoice.Attributes.ReferenceId, "status": invoice.Attributes.Status}
		}),
		Do("getPrivate", func() Facts {
			invoice := the(api.InvoicesAPI.GetPayoutInvoice(account, id).Execute()).Data
			return Facts{"id": invoice.Id, "reference": invoice.Attributes.ReferenceId, "amount": invoice.Attributes.Amount}
		}),
		Do("findPrivate", func() Facts {
			invoice := the(api.InvoicesAPI.ListPayoutInvoices(account).FilterReferenceId(reference).Execute()).Data[0]
			return Facts{"id": invoice.Id, "reference": invoice.Attributes.ReferenceId}
		}),
		Do("getPublic", func() Facts {
			invoice := the(api.InvoicesAPI.GetPublicPayoutInvoice(stranger, id).Execute()).Data
			return Facts{"id": invoice.Id, "amount": invoice.Amount}
		}),
		Do("findPublic", func() Facts {
			invoice := the(api.InvoicesAPI.ListPublicPayoutInvoices(stranger).FilterReferenceId(reference).Execute()).Data[0]
			return Facts{"id": invoice.Id, "amount": invoice.Amount}
		}),
		Do("listPrivate", func() Facts {
			page := the(api.InvoicesAPI.ListPayoutInvoices(account).PageSize(5).Execute())
			ids := []string{}
			for _, invoice := range page.Data {
				ids = append(ids, invoice.Id)
			}
			return Facts{"ids": ids, "count": page.Meta.Count}
		}),
		Do("invalid", func() Facts {
			document := rejected[client.ValidationErrorDocument](createInvoice(99_999_999).Execute())
			return Facts{"amount": document.Errors.(map[string]any)["amount"]}
		}),
		Do("unauthorized", func() Facts {
			document := rejected[client.ErrorDocument](api.ServicesAPI.ListPayoutServices(stranger).Execute())
			return Facts{"code": document.Errors[0].Code, "status": document.Errors[0].Status}
		}),
	}, models)
}
