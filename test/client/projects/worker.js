// @ts-check
import { program } from "./program.js";

export default {
  /** @param {Request} request */
  async fetch(request) {
    return Response.json(await program(new URL(request.url).searchParams.get("origin") ?? ""));
  },
};
