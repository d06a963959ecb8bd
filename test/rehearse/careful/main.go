// Pays with nothing but the standard library.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

type payout struct {
	ID         string `json:"id"`
	Attributes *struct {
		Status    string `json:"status"`
		Reference string `json:"reference_id"`
		Amount    any    `json:"amount"`
	} `json:"attributes"`
}

type order struct {
	Reference string  `json:"reference_id"`
	Amount    float64 `json:"amount"`
}

var (
	attributes = json.RawMessage(os.Getenv("PAYOUTS_PAYOUT"))
	meant      order
	client     http.Client
)

// #region call
// call returns status and data; status 0 if there was no response, or none that could be read.
func call(method, path string, body any) (int, json.RawMessage) {
	var sent io.Reader
	if body != nil {
		text, _ := json.Marshal(body)
		sent = bytes.NewReader(text)
	}
	request, err := http.NewRequest(method, os.Getenv("PAYOUTS_BASE_URL")+path, sent)
	if err != nil {
		return 0, nil
	}
	request.SetBasicAuth(os.Getenv("PAYOUTS_ACCOUNT_ID"), os.Getenv("PAYOUTS_API_KEY"))
	request.Header.Set("Content-Type", "application/json")
	response, err := client.Do(request)
	if err != nil {
		return 0, nil
	}
	defer response.Body.Close()
	var document struct{ Data json.RawMessage }
	if json.NewDecoder(response.Body).Decode(&document) != nil {
		return 0, nil
	}
	seconds, _ := strconv.Atoi(response.Header.Get("Retry-After"))
	time.Sleep(time.Duration(seconds) * time.Second)
	return response.StatusCode, document.Data
}

// #endregion call

func payoutIn(data json.RawMessage) *payout {
	var one payout
	if json.Unmarshal(data, &one) != nil || one.Attributes == nil {
		return nil
	}
	return &one
}

// #region own
func (one payout) isOwn() bool {
	if one.Attributes.Amount == nil {
		return true
	}
	amount, err := strconv.ParseFloat(fmt.Sprint(one.Attributes.Amount), 64)
	return err == nil && math.Abs(amount-meant.Amount) < 0.5
}

// #endregion own

// #region find
// find returns the payout of the order, or whether it is certain that there is none.
func find() (found *payout, absent bool) {
	status, data := call("GET", "/payout-invoices?filter[reference_id]="+url.QueryEscape(meant.Reference), nil)
	if status == 404 {
		return nil, true
	}
	if status != 200 {
		return nil, false
	}
	var list []payout
	if json.Unmarshal(data, &list) != nil {
		if one := payoutIn(data); one != nil {
			list = []payout{*one}
		}
	}
	for _, one := range list {
		if one.Attributes != nil && strings.TrimSpace(one.Attributes.Reference) == meant.Reference {
			return &one, false
		}
	}
	return nil, true
}

// #endregion find

// #region create
func create() (created *payout, belief int) {
	isOpen := false
	body := map[string]any{"data": map[string]any{"type": "payout-invoice", "attributes": attributes}}
	for range 4 {
		status, data := call("POST", "/payout-invoices", body)
		shown := payoutIn(data)
		if slices.Contains([]int{200, 201, 202, 409}, status) && shown != nil {
			if shown.isOwn() {
				return shown, 0
			}
			if isOpen {
				return nil, 2
			}
			return nil, 3
		}
		if slices.Contains([]int{401, 403, 405, 422}, status) && !isOpen {
			return nil, 3
		}
		isOpen = true
		absences := 0
		for look := 0; look < 5 && absences < 2; look++ {
			time.Sleep(150 * time.Millisecond)
			found, absent := find()
			if found != nil {
				if found.isOwn() {
					return found, 0
				}
				return nil, 2
			}
			if absent {
				absences++
			}
		}
		if absences < 2 {
			return nil, 2
		}
	}
	return nil, 2
}

// #endregion create

// #region claim
// claim says, once and for all processes, that processing is asked for.
func claim() bool {
	file, err := os.OpenFile(os.Getenv("PAYOUTS_STATE")+"/processing", os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return false
	}
	file.Close()
	return true
}

// #endregion claim

func pay() int {
	created, belief := create()
	if created == nil {
		return belief
	}
	// #region process
	if created.Attributes.Status == "created" && claim() {
		call("POST", "/payout-invoices/"+created.ID+"/process", nil)
	}
	// #endregion process
	// #region wait
	failures := 0
	for range 20 {
		time.Sleep(100 * time.Millisecond)
		code, data := call("GET", "/payout-invoices/"+created.ID, nil)
		shown := payoutIn(data)
		if code != 200 || shown == nil {
			failures = 0
			continue
		}
		switch shown.Attributes.Status {
		case "processed", "partially_processed":
			return 0
		case "process_failed", "expired", "terminated":
			failures++
		default:
			failures = 0
		}
		if failures == 3 {
			return 3
		}
	}
	return 2
	// #endregion wait
}

func main() {
	milliseconds, _ := strconv.Atoi(os.Getenv("PAYOUTS_TIMEOUT_MS"))
	client.Timeout = time.Duration(milliseconds) * time.Millisecond
	json.Unmarshal(attributes, &meant)
	os.Exit(pay())
}
