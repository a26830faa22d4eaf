/** Figures of one run on one server, by name; the unit is in the name. */
export type Result = Record<string, number>;
