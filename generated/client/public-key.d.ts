// Generated from spec/ by `npm run build`. Do not edit.

export declare const key: {
    name: string;
    operations: string[];
};
