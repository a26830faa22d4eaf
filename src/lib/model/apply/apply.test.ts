import { beforeEach, describe, expect, it } from 'vitest';
import type { Command, CommandOf, NewStory, Refusal } from '../commands.ts';
import type { Person } from '../person.ts';
import { HOUSE } from '../person.ts';
import { isRequired } from '../thread.ts';
import { aPaper, aPerson, aStory, addStory, someFacts, type Paper } from '#tests/support/paper.ts';

let paper: Paper;
let chief: Person;
const house = aPerson(HOUSE);
beforeEach(() => ({ paper, chief } = aPaper()));

const run = (command: Command, person = house) => paper.run(person, command);
const refused = (error: Refusal) => ({ ok: false, error });
const pagesOf = (editionId: string) =>
	[...paper.list('page')]
		.filter((page) => page.editionId === editionId)
		.sort((a, b) => a.number - b.number);
const editionOf = (id: string, date: string) =>
	({
		type: 'edition.create',
		id,
		date,
		issue: 2,
		pressAt: 1000,
		formatId: 'sikai',
		from: { editionId: 'today' }
	}) as const;

describe('an edition', () => {
	it('takes over the pages of another: people, slots under new ids, deadlines by press time', () => {
		const [front] = pagesOf('today');
		if (!front) throw new Error('no page');
		const slots = front.slots.map((slot) => ({ ...slot, label: '旧广告' }));
		paper.put('page', { ...front, deadline: -100, editorId: 'editor', slots });
		expect(run(editionOf('next', '2026-11-25')).ok).toBe(true);
		const [copy] = pagesOf('next');
		expect(copy).toMatchObject({ deadline: 900, editorId: 'editor', name: front.name });
		expect(copy?.slots.map(({ at, role }) => ({ at, role }))).toEqual(
			front.slots.map(({ at, role }) => ({ at, role }))
		);
		const ids = [...slots, ...(copy?.slots ?? [])].map((slot) => slot.id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(copy?.slots.some((slot) => slot.label)).toBe(false);
	});

	it('has a date of its own, that exists, and an issue number that counts', () => {
		expect(run(editionOf('next', '2026-11-24'))).toEqual(
			refused({ reason: 'duplicate', what: 'date' })
		);
		expect(run(editionOf('next', '2026-02-30'))).toEqual(
			refused({ reason: 'invalid', what: 'date' })
		);
		expect(run({ ...editionOf('next', '2026-11-25'), issue: 0 })).toEqual(
			refused({ reason: 'invalid', what: 'issue' })
		);
		expect(paper.get('edition', 'next')).toBeUndefined();
	});

	it('grows by pages, and shrinks by empty ones only', () => {
		expect(run({ type: 'edition.pages', id: 'today', count: 4 }).ok).toBe(true);
		expect(pagesOf('today').map((page) => page.number)).toEqual([1, 2, 3, 4]);
		addStory(paper, 'a', 1);
		const placed = { editionId: 'today', storyId: 'a', placedBy: 'editor', placedAt: 0 };
		paper.put('placement', { ...placed, id: 'x', pageId: pagesOf('today')[3]?.id ?? '' });
		expect(run({ type: 'edition.pages', id: 'today', count: 2 })).toEqual(
			refused({ reason: 'taken', by: 'editor', storyId: 'a' })
		);
		paper.take([{ kind: 'placement', id: 'x', value: null }]);
		run({ type: 'edition.pages', id: 'today', count: 2 });
		expect(pagesOf('today')).toHaveLength(2);
	});
});

describe('a page', () => {
	it('has slots of its own: none twice, none that stands on another page', () => {
		const [front, inside] = pagesOf('today');
		const layout = (slots: NonNullable<typeof front>['slots']) =>
			run({ type: 'page.layout', id: front?.id ?? '', slots, templateId: null });
		const own = front?.slots ?? [];
		expect(layout([...own, ...own.slice(0, 1)])).toEqual(
			refused({ reason: 'duplicate', what: 'slot' })
		);
		expect(layout(inside?.slots ?? [])).toEqual(refused({ reason: 'duplicate', what: 'slot' }));
		expect(layout(own.slice(1)).ok).toBe(true);
	});

	it('is laid out so that it can be set: no slot upon another or off the page, and one lead', () => {
		const [front] = pagesOf('today');
		const own = front?.slots ?? [];
		const lead = own.find((slot) => slot.role === 'lead');
		if (!front || !lead) throw new Error('no lead');
		const layout = (slots: typeof own, id = front.id) =>
			run({ type: 'page.layout', id, slots, templateId: null });
		const invalid = (what: string) => refused({ reason: 'invalid', what });
		expect(layout([...own, { ...lead, id: 'x', role: 'ad' }])).toEqual(invalid('overlap'));
		const beyond = { ...lead, at: { ...lead.at, column: 4, span: 5 } };
		expect(layout([beyond])).toEqual(invalid('outside'));
		expect(layout(own.filter((slot) => slot !== lead))).toEqual(invalid('no-lead'));
		expect(layout([{ ...lead, headLines: lead.at.lines }])).toEqual(invalid('no-room'));
		expect(paper.get('page', front.id)?.slots).toEqual(own);

		const ad = { id: 'ad', name: '广告', formatId: 'sikai', kind: 'ad' as const };
		const slots = own.filter((slot) => slot.role === 'ad' || slot.role === 'column');
		expect(run({ type: 'template.save', template: { ...ad, kind: 'inside', slots } })).toEqual(
			invalid('no-lead')
		);
		expect(run({ type: 'template.save', template: { ...ad, slots } }).ok).toBe(true);
		expect(run({ type: 'page.layout', id: front.id, slots, templateId: 'ad' }).ok).toBe(true);
	});

	it('has a format there is', () => {
		const unknown = refused({ reason: 'invalid', what: 'formatId' });
		expect(run({ ...editionOf('next', '2026-11-25'), formatId: 'tabloid' })).toEqual(unknown);
		expect(run({ type: 'newsroom.update', patch: { name: '报', formatId: 'tabloid' } })).toEqual(
			unknown
		);
		const template = { id: 't', name: 'T', formatId: 'tabloid', kind: 'ad', slots: [] } as const;
		expect(run({ type: 'template.save', template: { ...template, slots: [] } })).toEqual(unknown);
	});

	it('is given to people there are', () => {
		const [front] = pagesOf('today');
		const patch = { editorId: 'nobody' };
		expect(run({ type: 'page.update', id: front?.id ?? '', patch })).toEqual(
			refused({ reason: 'not-found', what: 'person' })
		);
	});
});

const newStory = (id: string, more: Partial<NewStory> = {}): NewStory => ({
	id,
	editionId: 'today',
	kind: 'news',
	section: '',
	authorIds: [],
	target: 800,
	blocks: [],
	...more
});

describe('a story', () => {
	it('begins as a draft of whoever makes it', () => {
		run({ type: 'story.create', ...newStory('a') }, chief);
		expect(paper.get('story', 'a')).toMatchObject({ stage: 'draft', createdBy: 'chief' });
		expect(run({ type: 'story.create', ...newStory('a') })).toEqual(
			refused({ reason: 'duplicate', what: 'story' })
		);
	});

	it('that was taken in cut off does not go to review', () => {
		paper.put('story', aStory('a', { incomplete: true }));
		expect(run({ type: 'story.stage', id: 'a', to: 'editing' }).ok).toBe(true);
		paper.put('facts', someFacts('a', [10], { hash: 'x' }));
		const handIn = {
			type: 'story.sign',
			id: 's',
			storyId: 'a',
			step: 'handIn',
			hash: 'x'
		} as const;
		expect(run(handIn)).toEqual(refused({ reason: 'invalid', what: 'incomplete' }));
		run({ type: 'story.update', id: 'a', patch: { incomplete: false } });
		expect(run(handIn).ok).toBe(true);
	});

	it('keeps whom two people add and remove at once', () => {
		for (const id of ['one', 'two']) paper.put('person', aPerson(id, 'reporter'));
		paper.put('story', aStory('a', { authorIds: ['one'] }));
		const update = (patch: CommandOf<'story.update'>['patch']) =>
			run({ type: 'story.update', id: 'a', patch });
		update({ authorIds: { add: ['two', 'one'] }, sharedIds: { add: ['two'] } });
		update({ authorIds: { add: ['chief'], remove: ['one'] } });
		expect(paper.get('story', 'a')).toMatchObject({
			authorIds: ['two', 'chief'],
			sharedIds: ['two']
		});
		expect(update({ sharedIds: { add: ['nobody'] } })).toEqual(
			refused({ reason: 'not-found', what: 'person' })
		);
	});

	it('is not spiked when signed off, and comes back when revived', () => {
		paper.put('story', aStory('a', { stage: 'signed' }));
		expect(run({ type: 'story.spike', id: 'a' })).toEqual(refused({ reason: 'locked' }));
		const back = { id: 'r', storyId: 'a', from: 'signed', to: 'editing' } as const;
		run({ type: 'story.return', ...back, about: 'facts', reason: '换稿' });
		run({ type: 'story.spike', id: 'a' });
		expect(paper.get('story', 'a')?.spikedAt).not.toBeNull();
		run({ type: 'story.revive', id: 'a' });
		expect(paper.get('story', 'a')?.spikedAt).toBeNull();
	});
});

describe('taking text in', () => {
	it('makes all stories and teasers, each where it belongs', () => {
		const [front] = pagesOf('today');
		const slot = (role: string) => front?.slots.find((one) => one.role === role)?.id ?? '';
		const stories = [newStory('a', { slotId: slot('lead') }), newStory('b')];
		const items = [{ storyId: 'a', words: '先看这篇' }];
		const teasers = [{ slotId: slot('teaser'), items }];
		expect(run({ type: 'story.import', editionId: 'today', stories, teasers }).ok).toBe(true);
		expect(paper.get('placement', slot('lead'))?.storyId).toBe('a');
		expect(paper.get('story', 'b')).toBeDefined();
		const [after] = pagesOf('today');
		expect(after?.slots.find((one) => one.id === slot('teaser'))?.teaser).toEqual({
			kind: 'stories',
			items
		});
	});

	it('makes nothing when one of them cannot be made', () => {
		const [front] = pagesOf('today');
		const slotId = front?.slots.find((one) => one.role === 'lead')?.id ?? '';
		const stories = [newStory('a', { slotId }), newStory('b', { slotId })];
		expect(run({ type: 'story.import', editionId: 'today', stories, teasers: [] })).toEqual(
			refused({ reason: 'taken', by: HOUSE, storyId: 'a' })
		);
		expect(paper.get('story', 'a')).toBeUndefined();
	});
});

describe('a thread', () => {
	const anchor = { start: {}, end: {}, quote: '稻', prefix: '', suffix: '' };
	const open = { storyId: 'a', body: '核实', mentionIds: [], replacement: null };
	beforeEach(() => {
		addStory(paper, 'a', 1);
		paper.put('person', aPerson('reader', 'proofreader'));
		run({ type: 'thread.open', id: 't', ...open, anchor }, chief);
		run({ type: 'thread.open', id: 's', ...open, anchor, body: '', replacement: '麦' }, chief);
	});
	const thread = (id: string) => paper.get('thread', id);

	it('needs words, and a place for a suggestion', () => {
		expect(run({ type: 'thread.open', id: 'x', ...open, anchor, body: ' ' })).toEqual(
			refused({ reason: 'invalid', what: 'body' })
		);
		expect(run({ type: 'thread.open', id: 'x', ...open, anchor: null, replacement: '麦' })).toEqual(
			refused({ reason: 'invalid', what: 'anchor' })
		);
		expect(run({ type: 'thread.open', id: 'x', ...open, anchor, mentionIds: ['no'] })).toEqual(
			refused({ reason: 'not-found', what: 'person' })
		);
	});

	it('is made a required correction, or a remark, and says nothing of it before', () => {
		expect(thread('t')).not.toHaveProperty('required');
		expect(isRequired({ anchor })).toBe(true);
		for (const required of [true, false]) {
			run({ type: 'thread.require', id: 't', required }, chief);
			expect(thread('t')).toMatchObject({ required, state: 'open' });
		}
		const told = { ...open, anchor: null, required: true };
		run({ type: 'thread.open', id: 'x', ...told }, chief);
		expect(thread('x')?.required).toBe(true);
		expect(run({ type: 'thread.require', id: 'nowhere', required: true }, chief)).toEqual(
			refused({ reason: 'not-found', what: 'thread' })
		);
	});

	it('is answered, and what somebody said is theirs alone to change', () => {
		const reader = aPerson('reader', 'proofreader');
		run({ type: 'thread.reply', id: 't', commentId: 'r', body: '已核', mentionIds: [] }, reader);
		const edit = (body: string): Command => ({
			type: 'thread.edit',
			id: 't',
			commentId: 'r',
			body,
			mentionIds: []
		});
		expect(run(edit('改'), chief)).toEqual(refused({ reason: 'forbidden' }));
		expect(run(edit('改'), reader).ok).toBe(true);
		expect(run({ type: 'thread.remove', id: 't', commentId: 'r' }, chief)).toEqual(
			refused({ reason: 'forbidden' })
		);
		expect(thread('t')?.comments.map((comment) => comment.body)).toEqual(['核实', '改']);
	});

	it('goes with its last comment', () => {
		run({ type: 'thread.remove', id: 't', commentId: 't' }, chief);
		expect(thread('t')).toBeUndefined();
	});

	it('is resolved and opened again', () => {
		run({ type: 'thread.resolve', id: 't' }, chief);
		expect(thread('t')).toMatchObject({ state: 'resolved', resolvedBy: 'chief' });
		run({ type: 'thread.reopen', id: 't' }, chief);
		expect(thread('t')).toMatchObject({ state: 'open', resolvedBy: null, resolvedAt: null });
	});

	it('with a suggestion is decided once; an acceptance can be taken back', () => {
		expect(run({ type: 'thread.accept', id: 't' })).toEqual(
			refused({ reason: 'not-found', what: 'suggestion' })
		);
		run({ type: 'thread.accept', id: 's' }, chief);
		expect(thread('s')).toMatchObject({
			state: 'resolved',
			suggestion: { state: 'accepted', by: 'chief' }
		});
		expect(run({ type: 'thread.decline', id: 's' })).toEqual(
			refused({ reason: 'invalid', what: 'suggestion' })
		);
		run({ type: 'thread.unaccept', id: 's' }, chief);
		expect(thread('s')).toMatchObject({ state: 'open', suggestion: { state: 'open', by: null } });
		run({ type: 'thread.decline', id: 's' }, chief);
		expect(thread('s')?.suggestion?.state).toBe('declined');
	});
});

describe('people', () => {
	const add = (id: string, username = id) =>
		run({ type: 'person.add', id, name: id, username, email: null, roles: ['administrator'] });

	it('have a user name of their own and the ink that is used least', () => {
		add('one');
		expect(add('two', 'one')).toEqual(refused({ reason: 'duplicate', what: 'username' }));
		for (const id of ['c', 'd', 'e', 'f']) add(id);
		const inks = [...paper.list('person')].map((person) => person.ink);
		expect(Math.max(...[1, 2, 3, 4, 5, 6].map((ink) => inks.filter((i) => i === ink).length))).toBe(
			2
		);
	});

	it('always have an administrator among them', () => {
		add('one');
		const last = refused({ reason: 'invalid', what: 'last-administrator' });
		expect(run({ type: 'person.deactivate', id: 'one' })).toEqual(last);
		expect(run({ type: 'person.roles', id: 'one', roles: ['editor'] })).toEqual(last);
		add('two');
		expect(run({ type: 'person.deactivate', id: 'one' }).ok).toBe(true);
		expect(run({ type: 'person.roles', id: 'two', roles: ['editor'] })).toEqual(last);
	});
});

describe('the newsroom', () => {
	const patch = { name: '临溪日报', formatId: 'sikai' };
	const update = (more: object) => run({ type: 'newsroom.update', patch: { ...patch, ...more } });

	it('is made by the first command and changed by the next', () => {
		expect(update({}).ok).toBe(true);
		update({ pressTime: '22:00' });
		expect(paper.get('newsroom', 'newsroom')).toMatchObject({ ...patch, pressTime: '22:00' });
	});

	it.each([{ name: ' ' }, { timeZone: 'Mars/Olympus' }, { pressTime: '25:00' }])(
		'is refused %o',
		(wrong) =>
			expect(update(wrong)).toEqual(
				refused({ reason: 'invalid', what: Object.keys(wrong)[0] ?? '' })
			)
	);
});
