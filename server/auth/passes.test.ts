import { expect, test } from 'vitest';
import { aPerson, Paper } from '#tests/support/paper.ts';
import { createPasses } from './passes.ts';

function aHouse() {
	const paper = new Paper();
	paper.put('person', aPerson('anna', 'chief'));
	return { paper, passes: createPasses(paper) };
}

test('a pass reads in somebody’s name until it is withdrawn', () => {
	const { passes } = aHouse();
	const { cookie, withdraw } = passes.issue('anna');
	expect(passes.personOf({ cookie: `lang=zh; ${cookie}` })).toMatchObject({ id: 'anna' });
	expect(passes.personOf(new Headers({ cookie }))).toMatchObject({ id: 'anna' });
	withdraw();
	expect(passes.personOf({ cookie })).toBeNull();
});

test('it holds for who has left since: an edition that they sent to press is still printed', () => {
	const { paper, passes } = aHouse();
	const { cookie } = passes.issue('anna');
	paper.put('person', { ...aPerson('anna', 'reporter'), active: false });
	expect(passes.personOf({ cookie })).toMatchObject({ active: true, roles: ['chief'] });
});

test.each(['', 'copydesk-pass=', 'copydesk-pass=wrong', 'x-copydesk-pass=wrong'])(
	'nobody comes in with “%s”',
	(cookie) => {
		const { passes } = aHouse();
		passes.issue('anna');
		expect(passes.personOf({ cookie })).toBeNull();
	}
);
