/** pa11y has no types of its own. Declared is what the tests use. */
declare module "pa11y" {
  export interface Issue {
    code: string;
    message: string;
    selector: string;
  }

  export default function pa11y(
    address: string,
    options: { chromeLaunchConfig: object; runners: string[]; timeout: number },
  ): Promise<{ issues: Issue[] }>;
}
