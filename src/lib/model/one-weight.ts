import { readRuns } from './coverage.ts';
import { ONE_WEIGHT } from './one-weight-table.ts';

const light = readRuns(ONE_WEIGHT);

/**
 * Whether the faces of the page have a character in one weight only, so that it stands light among bold ones
 * (rare.css). For the server: browsers are told by a story’s facts, and the table is long.
 */
export const hasOneWeight = (char: string): boolean => light.has(char.codePointAt(0) ?? 0);
