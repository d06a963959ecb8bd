// Package report is what the programs in Go share: steps taken one after another, answers read and written back, one
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

type answerResult struct {
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

// Report takes the steps, reads each answer into the model that models makes for its schema, and prints the report.
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
	if err := json.Unmarshal(Must(os.ReadFile(os.Getenv("ANSWERS"))), &given); err != nil {
		panic(err)
	}
	answers := []answerResult{}
	for _, answer := range given {
		result := answerResult{Name: answer.Name}
		result.Error = attempt(func() {
			model := models[answer.Schema]()
			if err := json.Unmarshal(answer.Value, model); err != nil {
				panic(err)
			}
			// Some clients decode what they then refuse.
			if checked, ok := model.(interface{ Validate() error }); ok {
				if err := checked.Validate(); err != nil {
					panic(err)
				}
			}
			result.Written = string(Must(json.Marshal(model)))
		})
		answers = append(answers, result)
	}
	fmt.Println(string(Must(json.Marshal(map[string]any{"journey": journey, "answers": answers}))))
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
