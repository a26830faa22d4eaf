/**
 * The page is markup and one small script of its own (src/lib/review/reader.ts): on a telephone in
 * the field the framework would cost more than the story.
 */
export const csr = false;
