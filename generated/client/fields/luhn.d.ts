// Generated from spec/ by `npm run build`. Do not edit.

/** Whether the last digit of a number, such as a card's, is its check digit by ISO/IEC 7812-1. */
export declare function passesLuhn(number: string): boolean;
