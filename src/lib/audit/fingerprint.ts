/** A hash as people compare it: E1B7, or E1B7·4D20·9AC5·DD61 of four groups. */
export const fingerprint = (hash: string, groups: number): string =>
	(hash.slice(0, 4 * groups).match(/.{1,4}/g) ?? ['—']).join('·').toUpperCase();
