package main

import (
	"crypto/sha1"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
)

type callback struct {
	Data struct {
		ID         string
		Attributes *struct {
			Status   string
			Updated  int64
			TestMode bool `json:"test_mode"`
		}
	}
}

func isGenuine(body []byte, signature, secret string) bool {
	digest := sha1.Sum([]byte(secret + string(body) + secret))
	expected := base64.StdEncoding.EncodeToString(digest[:])
	return secret != "" && subtle.ConstantTimeCompare([]byte(signature), []byte(expected)) == 1
}

func handle(response http.ResponseWriter, request *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(response, request.Body, 2<<20))
	var message callback
	if err != nil || json.Unmarshal(body, &message) != nil || message.Data.Attributes == nil {
		response.WriteHeader(http.StatusBadRequest)
		return
	}
	payout := message.Data.Attributes
	secret := os.Getenv("LIVE_SECRET")
	if payout.TestMode {
		secret = os.Getenv("TEST_SECRET")
	}
	if !isGenuine(body, request.Header.Get("X-Signature"), secret) {
		response.WriteHeader(http.StatusUnauthorized)
		return
	}
	log.Println(message.Data.ID, payout.Status, payout.Updated)
}

func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "3000"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, http.HandlerFunc(handle)))
}
