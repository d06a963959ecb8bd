module payouts

go 1.25.0

require (
	gopkg.in/validator.v2 v2.0.1
	report v0.0.0
)

replace report => ../../languages/go
