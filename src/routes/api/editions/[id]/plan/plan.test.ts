import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '#model/person.ts';
import { put } from '#model/records.ts';
import type { Services } from '#server/boot.ts';
import { provide, withdraw } from '#server/services.ts';
import { aPaper, aPerson, aStory, type Paper } from '#tests/support/paper.ts';
import { GET } from './+server.ts';

const held = aStory('s', { held: { personId: 'chief', at: 1, reason: '县里不让登' } });
let paper: Paper;
let free: boolean;

beforeEach(() => {
	({ paper } = aPaper());
	free = true;
	const entries = async () => [{ seq: 1, type: 'story.hold', changes: [put('story', held)] }];
	provide({
		...{ desk: { view: paper }, planHistory: { entries } },
		paces: { plans: { take: () => free } }
	} as unknown as Services);
});
afterEach(() => void withdraw());

function ask(role: Role, id = 'today') {
	paper.put('person', aPerson('me', role));
	const locals = { person: { id: 'me' }, session: { id: 'session' } };
	return GET({ params: { id }, url: new URL('http://desk/'), locals } as never);
}

test('the steps of a plan say why a story is held to those who may read it, and to nobody else', async () => {
	expect(await (await ask('reporter')).text()).toContain('县里不让登');
	const told = await (await ask('administrator')).json();
	expect(told).toMatchObject([{ changes: [{ value: { held: { reason: '' } } }] }]);
});

test('there is none of another edition, and none for who asks too often', async () => {
	expect((await ask('editor', 'nowhere')).status).toBe(404);
	free = false;
	expect((await ask('editor')).status).toBe(429);
});
