/** A piece of a comment: plain words, or a colleague's name with its @. */
export interface Part {
	text: string;
	mention: boolean;
}

/** Splits a comment at its mentions; the longest name wins where one begins another. */
export function mentionParts(body: string, people: readonly { name: string }[]): Part[] {
	const names = people.map(({ name }) => name).sort((a, b) => b.length - a.length);
	const parts: Part[] = [];
	let plain = '';
	for (let at = 0; at < body.length;) {
		const name = body[at] === '@' ? names.find((one) => body.startsWith(one, at + 1)) : undefined;
		if (!name) {
			plain += body[at++];
			continue;
		}
		if (plain) parts.push({ text: plain, mention: false });
		plain = '';
		parts.push({ text: `@${name}`, mention: true });
		at += name.length + 1;
	}
	if (plain) parts.push({ text: plain, mention: false });
	return parts;
}
