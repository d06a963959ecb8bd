// Package report is what the programs in Go share: steps taken one after another, samples read and written back, one
// line of JSON.
package report

import (
	"encoding/json"
	"fmt"
	"os"
)

// Facts are values that were read from the generated models, by name.
type Facts map[string]any

// A Step is one part of the journey.
type Step struct {
	name string
	take func() Facts
}

// Do makes a step.
func Do(name string, take func() Facts) Step {
	return Step{name, take}
}

type stepResult struct {
	Step  string `json:"step"`
	Facts Facts  `json:"facts,omitempty"`
	Error string `json:"error,omitempty"`
}

type sampleResult struct {
	Name    string `json:"name"`
	Written string `json:"written,omitempty"`
	Error   string `json:"error,omitempty"`
}

// Must returns the value, or ends the step with the error.
func Must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// Report takes the steps, reads each sample into the model that models makes for its schema, and prints the report.
func Report(steps []Step, models map[string]func() any) {
	journey := []stepResult{}
	for _, step := range steps {
		result := stepResult{Step: step.name}
		result.Error = attempt(func() { result.Facts = step.take() })
		journey = append(journey, result)
	}
	var given []struct {
		Name   string          `json:"name"`
		Schema string          `json:"schema"`
		Value  json.RawMessage `json:"value"`
	}
	if err := json.Unmarshal(Must(os.ReadFile(os.Getenv("SAMPLES"))), &given); err != nil {
		panic(err)
	}
	samples := []sampleResult{}
	for _, sample := range given {
		result := sampleResult{Name: sample.Name}
		result.Error = attempt(func() {
			model := models[sample.Schema]()
			if err := json.Unmarshal(sample.Value, model); err != nil {
				panic(err)
			}
			result.Written = string(Must(json.Marshal(model)))
		})
		samples = append(samples, result)
	}
	fmt.Println(string(Must(json.Marshal(map[string]any{"journey": journey, "samples": samples}))))
}

func attempt(work func()) (failure string) {
	defer func() {
		if reason := recover(); reason != nil {
			failure = fmt.Sprint(reason)
		}
	}()
	work()
	return ""
}
