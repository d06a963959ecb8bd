/** The store can't be asked at present. What was under way may have been carried out or not. */
export class Unavailable extends Error {}
