// Takes callbacks with nothing but the standard library, for as long as it is let.
package main

import (
	"bytes"
	"crypto/sha1"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"slices"
	"sync"
	"time"
)

type payout struct {
	ID         string
	Attributes struct {
		Status    string
		Reference string `json:"reference_id"`
		Updated   int64
		TestMode  *bool `json:"test_mode"`
	}
}

var (
	attributes = json.RawMessage(os.Getenv("PAYOUTS_PAYOUT"))
	reference  string
	paid       = []string{"processed", "partially_processed"}
)

// #region take
var (
	lock    sync.Mutex
	latest  int64
	settled bool
)

// take takes what is on the order, and later than what came before. It settles the order once.
func take(one payout) {
	lock.Lock()
	defer lock.Unlock()
	if one.Attributes.Reference != reference || one.Attributes.Updated <= latest {
		return
	}
	latest = one.Attributes.Updated
	if slices.Contains(paid, one.Attributes.Status) && !settled {
		settled = true
		report, err := os.OpenFile(os.Getenv("PAYOUTS_REPORT"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			panic(err)
		}
		defer report.Close()
		fmt.Fprintf(report, "{\"reference_id\": %q, \"belief\": \"paid\", \"settled\": true}\n", reference)
	}
}

// #endregion take

// #region receive
func isSigned(body []byte, signature, secret string) bool {
	digest := sha1.Sum([]byte(secret + string(body) + secret))
	expected := base64.StdEncoding.EncodeToString(digest[:])
	return subtle.ConstantTimeCompare([]byte(signature), []byte(expected)) == 1
}

func receive(response http.ResponseWriter, request *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(response, request.Body, 2<<20))
	var message struct{ Data payout }
	if err != nil || json.Unmarshal(body, &message) != nil || message.Data.Attributes.TestMode == nil {
		response.WriteHeader(http.StatusBadRequest)
		return
	}
	secret := os.Getenv("PAYOUTS_CALLBACK_SECRET_LIVE")
	if *message.Data.Attributes.TestMode {
		secret = os.Getenv("PAYOUTS_CALLBACK_SECRET")
	}
	if !isSigned(body, request.Header.Get("X-Signature"), secret) {
		response.WriteHeader(http.StatusUnauthorized)
		return
	}
	take(message.Data)
}

// #endregion receive

func call(method, path string, body any) payout {
	text, _ := json.Marshal(body)
	request, err := http.NewRequest(method, os.Getenv("PAYOUTS_BASE_URL")+path, bytes.NewReader(text))
	if err != nil {
		panic(err)
	}
	request.SetBasicAuth(os.Getenv("PAYOUTS_ACCOUNT_ID"), os.Getenv("PAYOUTS_API_KEY"))
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	var message struct{ Data payout }
	if err := json.NewDecoder(response.Body).Decode(&message); err != nil {
		panic(err)
	}
	return message.Data
}

func main() {
	var order struct {
		Reference string `json:"reference_id"`
	}
	json.Unmarshal(attributes, &order)
	reference = order.Reference
	address, err := url.Parse(os.Getenv("PAYOUTS_CALLBACK_URL"))
	if err != nil {
		panic(err)
	}
	listener, err := net.Listen("tcp", address.Host)
	if err != nil {
		panic(err)
	}
	go http.Serve(listener, http.HandlerFunc(receive))
	created := call("POST", "/payout-invoices", map[string]any{
		"data": map[string]any{"type": "payout-invoice", "attributes": attributes},
	})
	call("POST", "/payout-invoices/"+created.ID+"/process", nil)
	if os.Getenv("PAYOUTS_STAY") == "1" {
		select {}
	}
	for range 20 {
		if slices.Contains(paid, call("GET", "/payout-invoices/"+created.ID, nil).Attributes.Status) {
			os.Exit(0)
		}
		time.Sleep(100 * time.Millisecond)
	}
	os.Exit(2)
}
