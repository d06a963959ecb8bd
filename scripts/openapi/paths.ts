import { fileURLToPath } from "node:url";

/** The repository's root folder, with a slash at its end. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The contract's root document, relative to the repository. */
export const contractFile = "spec/openapi.yaml";

/** Folder of everything that is derived, relative to the repository. */
export const generatedFolder = "generated";

/** Folder with an overlay a brand, relative to the repository. */
export const brandsFolder = "spec/brands";
