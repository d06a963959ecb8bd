// Generated from spec/ by `npm run build`. Do not edit.

/**
 * Sorts the answer to a pre-request, in which methods and account may stand among the services or beside them, and an empty
 * map may come as a list.
 */
export function sortPrerequest(result) {
    const { methods, account, ...services } = { ...result.services };
    return {
        services: services,
        methods: { ...methods, ...result.methods },
        account: result.account ?? account,
    };
}
