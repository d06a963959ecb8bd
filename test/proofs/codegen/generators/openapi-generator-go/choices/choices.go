package client

import "encoding/json"

// What comes as a map or as a list, as it came.
type (
	FieldErrors            = any
	FreeFormMapOrEmptyList = any
	MaskedFields           = any
	MethodMetadata         = any
	PrerequestMethods      = any
	PrerequestServices     = any
)

// NullableMethodMetadata tells null from a member that is missing, as the generated types of this kind do.
type NullableMethodMetadata struct {
	value *MethodMetadata
	isSet bool
}

func (v NullableMethodMetadata) Get() *MethodMetadata    { return v.value }
func (v *NullableMethodMetadata) Set(to *MethodMetadata) { v.value, v.isSet = to, true }
func (v NullableMethodMetadata) IsSet() bool             { return v.isSet }
func (v *NullableMethodMetadata) Unset()                 { v.value, v.isSet = nil, false }

func (v NullableMethodMetadata) MarshalJSON() ([]byte, error) {
	return json.Marshal(v.value)
}

func (v *NullableMethodMetadata) UnmarshalJSON(text []byte) error {
	v.isSet = true
	return json.Unmarshal(text, &v.value)
}
