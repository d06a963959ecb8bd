/** Eleventy has no types of its own. Declared is what the site uses. */
declare module "@11ty/eleventy" {
  export interface Page {
    url: string;
    outputPath: string;
    content: string;
  }

  /** What a filter or a shortcode finds in `this`. */
  export interface TemplateContext {
    page: { url: string; outputPath: string };
    ctx: Record<string, unknown>;
  }

  export interface Configuration {
    benchmarks: { config: { setMinimumThresholdMs(limit: number): void } };
    setLibrary(engine: string, library: unknown): void;
    addGlobalData(name: string, value: unknown): void;
    addFilter(name: string, filter: (this: TemplateContext, ...given: never[]) => unknown): void;
    addShortcode(name: string, shortcode: (this: TemplateContext, ...given: never[]) => unknown): void;
    addTemplate(path: string, text: string, data: object): void;
    addTransform(name: string, transform: (this: TemplateContext, text: string) => string): void;
    setLayoutsDirectory(folder: string): void;
    setIncludesDirectory(folder: string): void;
    setDataDirectory(folder: string): void;
  }

  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: { quietMode: boolean; configPath: false; config: (configuration: Configuration) => void },
    );
    toJSON(): Promise<Page[]>;
  }
}
