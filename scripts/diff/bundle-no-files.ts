import { UsageError } from "../cli/command-line.ts";

/** In the package, this is in the place of `bundle-files.ts`: what that needs is a megabyte. @throws UsageError always */
export function bundleFiles(file: string): never {
  throw new UsageError(
    `${file}: refers to other files. Make one of them: npx @redocly/cli bundle ${file} --output bundled.json`,
  );
}
