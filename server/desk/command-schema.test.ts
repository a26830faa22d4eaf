import { describe, expect, it, test } from 'vitest';
import { Draft } from '#model/apply/draft.ts';
import type { Command } from '#model/commands.ts';
import { tryOn } from '#model/tryout/try-on.ts';
import { aPaper } from '#tests/support/paper.ts';
import { readCommand, readRequest } from './command-schema.ts';

const PLACE = { type: 'story.place', storyId: 's1', slotId: 'l1', pageId: 'p1', expect: null };
const ANCHOR = {
	start: { type: null, tname: 'story', item: { client: 2 ** 32 - 1, clock: 4 }, assoc: 0 },
	end: { type: null, tname: 'story', item: null, assoc: -1 },
	quote: '早稻',
	prefix: '',
	suffix: '下田'
};

describe('what comes in as a command', () => {
	it.each<Command>([
		PLACE as Command,
		{
			type: 'thread.open',
			id: 't1',
			storyId: 's1',
			anchor: ANCHOR,
			body: '核实',
			mentionIds: ['p1'],
			replacement: null
		},
		{
			type: 'story.create',
			id: 's1',
			editionId: null,
			kind: 'photo',
			section: '民生',
			authorIds: ['p1'],
			target: 800,
			blocks: [{ type: 'photo', text: '图为插秧。', attrs: { asset: 'a1', credit: null } }]
		},
		{ type: 'story.update', id: 's1', patch: { authorIds: { add: ['p1'], remove: ['p2'] } } },
		{ type: 'edition.update', id: 'e1', patch: { issue: null } },
		{
			...{ type: 'slot.teaser', pageId: 'p1', slotId: 's1' },
			teaser: { title: '强城看亮点', kind: 'stories', items: [{ storyId: null, words: '唯一' }] }
		},
		{
			...{ type: 'story.import', editionId: 'e1', stories: [] },
			teasers: [{ slotId: 's1', items: [], title: '强城看亮点' }]
		},
		{ type: 'undo', commandId: 'c1' },
		{ type: 'undo', commandId: 'c1', others: true }
	])('is taken as it is: $type', (command) => {
		expect(readCommand(JSON.parse(JSON.stringify(command)))).toEqual(command);
	});

	it('leaves out what stands beside the shapes of artwork', () => {
		const shape = { d: 'M0 0h1v1z', fill: null, evenOdd: false, matrix: null };
		const art = { box: [0, 0, 1, 1], shapes: [shape] };
		const more = { box: art.box, shapes: [{ ...shape, onload: 'x' }], script: 'x' };
		const patch = (given: unknown) => ({
			type: 'newsroom.update',
			patch: { masthead: { art: given } }
		});
		expect(readCommand(patch(more))).toEqual(patch(art));
	});

	it.each([
		['nothing', null],
		['a text', 'undo'],
		['no type', { id: 's1' }],
		['an unknown type', { type: 'story.burn', id: 's1' }],
		['a name of every object', { type: 'constructor' }],
		[
			'more columns of text than any page has',
			{
				type: 'page.layout',
				id: 'p1',
				templateId: null,
				slots: [
					{ id: 's1', role: 'ad', at: { column: 0, line: 0, span: 1, lines: 1 }, measure: 100_000 }
				]
			}
		],
		['a missing field', { ...PLACE, expect: undefined }],
		['an id that is none', { ...PLACE, slotId: '../../etc' }],
		['a date that is none', { type: 'edition.create', id: 'e', date: '2025-02-30' }],
		['an unknown role', { type: 'person.roles', id: 'p1', roles: ['king'] }],
		['no role at all', { type: 'person.roles', id: 'p1', roles: [] }],
		['a whole list of authors', { type: 'story.update', id: 's1', patch: { authorIds: ['p1'] } }],
		['a time that no calendar has', { type: 'edition.update', id: 'e', patch: { pressAt: 9e15 } }],
		['too much text', { type: 'slot.label', pageId: 'p', slotId: 's', label: '长'.repeat(501) }]
	])('is refused: %s', (_what, input) => {
		expect(readCommand(input)).toBeNull();
	});

	it('loses fields that nobody knows', () => {
		expect(readCommand({ ...PLACE, isAdmin: true })).toEqual(PLACE);
		const patch = JSON.parse('{"target":9,"createdBy":"me","__proto__":{"x":1}}') as object;
		const read = readCommand({ type: 'story.update', id: 's1', patch });
		expect(read).toEqual({ type: 'story.update', id: 's1', patch: { target: 9 } });
	});

	it('comes with an id, and not with what only the server makes', () => {
		expect(readRequest({ id: 'c1', command: PLACE })).toEqual({ id: 'c1', command: PLACE });
		expect(readRequest({ command: PLACE })).toBeNull();
		const asset = {
			id: 'a',
			storyId: null,
			mime: 'image/jpeg',
			width: 1,
			height: 1,
			bytes: 1,
			caption: '',
			credit: '',
			fileName: '',
			addedBy: 'p',
			addedAt: 0
		};
		expect(readCommand({ type: 'asset.add', asset })).not.toBeNull();
		expect(readRequest({ id: 'c1', command: { type: 'asset.add', asset } })).toBeNull();
	});

	it('says why without what nobody sees, or what turns letters around', () => {
		const hold = (reason: string) => readCommand({ type: 'story.hold', id: 's1', reason });
		expect(hold(' 等\u0000核\u202e实\n再发 ')).toMatchObject({ reason: '等核实\n再发' });
		expect(hold('\u202e\u0000')).toBeNull();
	});
});

test('a conflict of long teasers in a try-out can be decided: its key is one that is read', () => {
	const { paper, chief, front } = aPaper();
	const slotId = front.slots.find(({ role }) => role === 'teaser')?.id ?? '';
	const say = (word: string) => {
		const items = Array.from({ length: 8 }, () => ({ storyId: null, words: word.repeat(60) }));
		return {
			...{ type: 'slot.teaser', pageId: 'page1', slotId },
			teaser: { kind: 'stories', items }
		};
	};
	const run = (command: object) => paper.run(chief, command as Command);
	run({ type: 'tryout.start', id: 't', editionId: 'today', name: '晚上' });
	expect(run({ type: 'tryout.change', id: 't', command: say('桥') })).toMatchObject({ ok: true });
	expect(run(say('秋'))).toMatchObject({ ok: true });
	const tryout = paper.get('tryout', 't');
	const by = { personId: 'chief', at: 0 };
	const conflicts = tryout ? tryOn(new Draft(paper), tryout, () => 'real', by) : [];
	expect(conflicts).toMatchObject([{ kind: 'content', slotId }]);
	const decisions = conflicts.map(({ key }) => ({ key, take: 'tried' }));
	const command = { type: 'tryout.commit', id: 't', decisions };
	expect(readRequest({ id: 'c', command })).toEqual({ id: 'c', command });
	expect(run(command)).toMatchObject({ ok: true });
});
