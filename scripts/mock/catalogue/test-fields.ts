import type { components } from "../../../generated/client/api.d.ts";

type ServiceField = components["schemas"]["ServiceField"];

/** The fields of every test service, as the documented sample has them, backslashes written twice and all. */
export const testFields: ServiceField[] = [
  testField("account", { en: "Account", ru: "Аккаунт", uk: "Акаунт" }, "^\\\\d{1,15}$", true),
  testField(
    "test_details_success_rate",
    { en: "Success rate (%)", ru: "Вероятность успеха (%)", uk: "Імовірність успіху (%)" },
    "^\\\\d{1,15}$",
  ),
  testField(
    "test_details_payout_status",
    { en: "Expected status", ru: "Ожидаемый статус", uk: "Очікуваний статус" },
    "^[A-Z\\\\-\\\\sa-z]{2,64}$",
  ),
  testField(
    "test_details_payout_resolution",
    { en: "Expected resolution", ru: "Ожидаемый resolution", uk: "Очікуваний resolution" },
    "^[A-Z\\\\-\\\\sa-z]{2,64}$",
  ),
];

function testField(key: string, label: ServiceField["label"], regexp: string, required = false): ServiceField {
  return { key, type: "string", label, example: null, hint: label, regexp, required, position: 0 };
}
