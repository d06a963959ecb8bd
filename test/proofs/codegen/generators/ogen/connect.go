package main

import (
	"context"
	"os"

	"payouts/client"

	"github.com/ogen-go/ogen/ogenerrors"

	. "report"
)

// credentials of an account, or of nobody.
type credentials client.AccountKey

func (c credentials) AccountKey(context.Context, client.OperationName) (client.AccountKey, error) {
	return client.AccountKey(c), nil
}

// The lookups of the public API do without a key.
func (c credentials) PublicKey(context.Context, client.OperationName) (client.PublicKey, error) {
	return client.PublicKey{}, ogenerrors.ErrSkipClientSecurity
}

func connect(source client.SecuritySource) *client.Client {
	return Must(client.NewClient(os.Getenv("BASE_URL"), source))
}
