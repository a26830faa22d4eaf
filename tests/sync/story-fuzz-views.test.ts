// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { complaint, seedsOf } from './story/complaint.ts';
import { editorPerson } from './story/editor-person.ts';
import { barePerson } from './story/person.ts';
import { runStory } from './story/run.ts';

it('real editors with a view lose and double nothing either', () => {
	const complaints: string[] = [];
	const seeds = seedsOf(25, 0.05);
	let typed = 0;
	for (const seed of seeds) {
		// One bare state among them: what it sees must be what the views show.
		const outcome = runStory(seed, {
			makePerson: (nth, ...rest) => (nth === 1 ? barePerson : editorPerson)(nth, ...rest)
		});
		const wrong = complaint(outcome);
		if (wrong) complaints.push(wrong);
		typed += outcome.typed;
	}
	expect(complaints.slice(0, 3).join('\n\n'), `${complaints.length} seeds went wrong`).toBe('');
	expect(typed).toBeGreaterThan(seeds.length * 40);
});
