import * as Y from 'yjs';
import type { Random } from '../sync/story/random.ts';

/** What several people write together, and every update of it in the order in which it came. */
export interface RandomStory {
	doc: Y.Doc;
	updates: Uint8Array[];
}

/**
 * Words, marks, embeds, deletions and entries of maps by some people, who hear of one another now
 * and then, so that much of it is written at the same time.
 */
export function randomStory(random: Random, steps = 60): RandomStory {
	const people = Array.from({ length: 2 + random.below(3) }, () => new Y.Doc());
	const updates: Uint8Array[] = [];
	const doc = new Y.Doc();
	const outgoing = people.map((person) => {
		const own: Uint8Array[] = [];
		person.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== 'others') own.push(update);
		});
		return own;
	});
	const deliver = (from: number) => {
		for (const update of outgoing[from]?.splice(0) ?? []) {
			updates.push(update);
			Y.applyUpdate(doc, update);
		}
	};
	for (let step = 0; step < steps; step++) {
		const at = random.below(people.length);
		const person = people[at] as Y.Doc;
		write(random, person);
		if (random.chance(0.4)) deliver(at);
		if (random.chance(0.3)) Y.applyUpdate(person, Y.encodeStateAsUpdate(doc), 'others');
	}
	people.forEach((_, at) => deliver(at));
	return { doc, updates };
}

function write(random: Random, doc: Y.Doc): void {
	const text = doc.getText('story');
	const at = random.below(text.length + 1);
	const some = Math.min(1 + random.below(5), text.length - at);
	switch (random.below(7)) {
		case 0:
		case 1:
			return text.insert(at, random.pick(['汛期', '水位', '😀字', 'a', '\n']));
		case 2:
			return text.insertEmbed(at, { photo: random.below(9) });
		case 3:
			return some > 0 ? text.format(at, some, { bold: random.chance(0.5) || null }) : undefined;
		case 4:
		case 5:
			return some > 0 ? text.delete(at, some) : undefined;
		default: {
			const map = doc.getMap(random.pick(['meta', 'copies']));
			const key = `k${random.below(4)}`;
			if (random.chance(0.2)) map.delete(key);
			else map.set(key, [random.below(9), '值']);
		}
	}
}
