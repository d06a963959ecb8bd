import { expect, test } from "vitest";
import { redactPath } from "../../../scripts/mock/log/redact.ts";

test.each([
  ["keys", "/a/sk_live_1a-b_2/pk_test_9", "", "/a/sk_live_***/pk_test_***"],
  ["a secret that stands alone", "/api/hush/x", "hush", "/api/***/x"],
  ["a secret that is part of a word", "/public-api/x", "b", "/public-api/x"],
  ["a secret of odd characters", "/a/$[(*/b", "$[(*", "/a/***/b"],
  ["a secret in escapes", "/a/not%20for%2Flogs/b", "not for/logs", "/a/***/b"],
  ["a card number in escapes", "/a/5123%208172%203406%200000", "", "/a/5123%2081**%20****%200000"],
  ["a path that can't be decoded", "/%ZZ/sk_live_1", "", "/%ZZ/sk_live_***"],
])("a path in the log: %s", (_name, path, secret, want) => expect(redactPath(path, secret)).toBe(want));
