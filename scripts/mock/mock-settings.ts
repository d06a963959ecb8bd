import { mockOptions } from "../cli/commands.ts";
import { checkOptions } from "../cli/options.ts";
import { checkDialects } from "./dialects/choose.ts";
import type { MockOptions } from "./interface.ts";

/** The options that stay unset where nobody sets them. */
type Unset =
  | "contract"
  | "services"
  | "accounts"
  | "callbackShuffle"
  | "callbackHosts"
  | "adminPort"
  | "adminToken"
  | "adminTokenFile"
  | "cert"
  | "key"
  | "privatePath"
  | "basePath"
  | "docs"
  | "log"
  | "dialects"
  | "dialectSeed";

/** What a mock is started with: the options, with their defaults filled in. */
export type MockSettings = Required<Omit<MockOptions, Unset>> & Pick<MockOptions, Unset>;

/**
 * Checks the options of `startMock` as those of the command are checked.
 *
 * @throws UsageError if there is no such option, or a value is not one that it takes
 */
export function checkMockOptions(options: MockOptions): MockSettings {
  // Type errors here: an option that is declared and missing in MockOptions, then one that MockOptions alone has.
  const given: Pick<MockOptions, keyof typeof mockOptions> = options;
  const settings = checkOptions("startMock", mockOptions satisfies Record<keyof MockOptions, unknown>, given);
  checkDialects(settings.dialects ?? [], "dialects");
  return settings;
}
