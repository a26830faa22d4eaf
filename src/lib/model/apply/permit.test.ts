import { describe, expect, it } from 'vitest';
import type { Command, CommandType } from '../commands.ts';
import { HOUSE, ROLES, type Role } from '../person.ts';
import { aPaper, aPerson, aStory, addStory } from '#tests/support/paper.ts';
import type { Step } from '../workflow.ts';
import { mayPlaceOn, mayRun } from './may-run.ts';
import { permit } from './permit.ts';

/**
 * A paper on which everybody has something of their own: stories `own` and `other`, page 2 of the
 * editor `me`, page 1 of nobody, `own` placed on page 2, `far` on page 1.
 */
function desk() {
	const { paper, front, inside } = aPaper();
	paper.put('page', { ...inside, editorId: 'me' });
	addStory(paper, 'own', 1, { authorIds: ['me'] });
	addStory(paper, 'mine', 1, { authorIds: ['me'] });
	addStory(paper, 'other', 1);
	addStory(paper, 'far', 1);
	addStory(paper, 'reviewed', 1, { authorIds: ['me'], stage: 'review2' });
	addStory(paper, 'proofed', 1, { authorIds: ['me'], stage: 'proofing' });
	addStory(paper, 'signed', 1, { authorIds: ['me'], stage: 'signed' });
	const [slot = ''] = inside.slots.filter((one) => one.role === 'column').map((one) => one.id);
	const [head = ''] = front.slots.filter((one) => one.role === 'lead').map((one) => one.id);
	const placed = { editionId: 'today', placedBy: 'chief', placedAt: 0 };
	paper.put('placement', { ...placed, id: slot, pageId: inside.id, storyId: 'own' });
	paper.put('placement', { ...placed, id: head, pageId: front.id, storyId: 'far' });
	const jump = { column: 0, line: 0, span: 1, lines: 4 };
	paper.put('page', { ...front, slots: [...front.slots, { id: 'j', role: 'jump', at: jump }] });
	addStory(paper, 'jumping', 1);
	paper.put('placement', { ...placed, id: 'j', pageId: front.id, storyId: 'jumping' });
	const thread = (id: string, storyId: string, personId = 'chief') =>
		paper.put('thread', {
			id,
			storyId,
			anchor: null,
			orphaned: false,
			comments: [{ id, personId, body: '？', mentionIds: [], at: 0, editedAt: null }],
			suggestion: null,
			state: 'open',
			resolvedBy: null,
			resolvedAt: null,
			createdAt: 0
		});
	thread('on-own', 'own');
	thread('on-other', 'other');
	thread('by-me', 'other', 'me');
	const tryout = { editionId: 'today', name: '试', personId: 'chief', at: 0 };
	const off = (id: string, pageId: string, before: string) =>
		({ kind: 'placement', id, pageId, before, after: null }) as const;
	const near = off(slot, inside.id, 'own');
	paper.put('tryout', { ...tryout, id: 'near', changes: [near] });
	paper.put('tryout', { ...tryout, id: 'wide', changes: [near, off(head, front.id, 'far')] });
	return { paper, front, inside, slot, head };
}

const { paper, front, inside, slot, head } = desk();
const said = { body: '？', mentionIds: [] };
const newStory = { ...aStory('new'), stage: 'draft' as const, blocks: [] };
const asset = {
	id: 'a',
	storyId: 'own',
	mime: 'image/jpeg',
	width: 1,
	height: 1,
	bytes: 1,
	caption: '',
	credit: '',
	fileName: '',
	addedBy: 'me',
	addedAt: 0
} as const;

const sign = (storyId: string, step: Step): Command => ({
	...{ type: 'story.sign', id: 's', storyId, step, hash: '' }
});
const sendBack = (storyId: string): Command => ({
	...{ type: 'story.return', id: 'r', storyId, from: 'review2', to: 'draft' },
	...{ about: 'words', reason: '请再核' }
});

const PLANNERS: Role[] = ['chief', 'administrator'];
const carry = (...storyIds: string[]): Command => ({
	...{ type: 'story.carry', storyIds, editionId: 'today' }
});
const putBack = (pageId: string, storyId?: string): Command => {
	const plan = { slots: [], templateId: null, placements: [] };
	const placements = storyId === undefined ? [] : [{ slotId: slot, storyId }];
	return { type: 'plan.restore', pageId, ...plan, placements, expect: plan };
};

const tryPlace = (slotId: string, pageId: string): Command => ({
	...{ type: 'tryout.change', id: 'near' },
	command: { type: 'story.place', storyId: 'other', slotId, pageId, expect: null }
});

const EDITORS: Role[] = ['editor', 'chief'];
const WRITERS: Role[] = ['reporter', 'editor', 'chief'];
const PROOFERS: Role[] = ['editor', 'chief', 'proofreader'];
const READERS: Role[] = ['reporter', 'editor', 'chief', 'proofreader'];

/** Who may do what: every command at least once, and once more wherever it depends. */
const CASES: [string, Command, Role[]][] = [
	['set the paper’s name', { type: 'newsroom.update', patch: {} }, ['administrator']],
	[
		'add a person',
		{ type: 'person.add', id: 'x', name: 'X', username: 'xx', email: null, roles: ['editor'] },
		['administrator']
	],
	['rename a person', { type: 'person.update', id: 'chief', patch: {} }, ['administrator']],
	['change roles', { type: 'person.roles', id: 'chief', roles: ['editor'] }, ['administrator']],
	['deactivate', { type: 'person.deactivate', id: 'chief' }, ['administrator']],
	['activate', { type: 'person.activate', id: 'chief' }, ['administrator']],
	[
		'make an edition',
		{
			type: 'edition.create',
			id: 'e',
			date: '2026-11-25',
			issue: 2,
			pressAt: 0,
			formatId: 'sikai',
			from: { editionId: 'today' }
		},
		['chief']
	],
	['set press time', { type: 'edition.update', id: 'today', patch: { pressAt: 1 } }, ['chief']],
	['withdraw an edition', { type: 'edition.withdraw', id: 'today' }, ['chief']],
	['set the number of pages', { type: 'edition.pages', id: 'today', count: 4 }, ['chief']],
	['renumber editions', { type: 'edition.renumber', id: 'today', issue: 2, expect: 1 }, ['chief']],
	['give it the format as it is now', { type: 'edition.format', id: 'today' }, ['administrator']],
	['send to press', { type: 'edition.press', id: 'today', issue: 1, expect: '' }, ['chief']],
	[
		'open for correction',
		{ type: 'edition.correct', id: 'today', reason: '', pageIds: [], storyIds: [] },
		['chief']
	],
	['make the pack anew', { type: 'edition.repack', id: 'today' }, ['chief']],
	[
		'keep a pack',
		{ type: 'edition.packed', id: 'today', version: 1, pack: { state: 'failed' } },
		[]
	],
	['name one’s page', { type: 'page.update', id: inside.id, patch: { name: '' } }, EDITORS],
	['name another page', { type: 'page.update', id: front.id, patch: { name: '' } }, ['chief']],
	[
		'give a page away',
		{ type: 'page.update', id: inside.id, patch: { editorId: null } },
		['chief']
	],
	[
		'lay one’s page out',
		{ type: 'page.layout', id: inside.id, slots: [], templateId: null },
		EDITORS
	],
	[
		'lay another page out',
		{ type: 'page.layout', id: front.id, slots: [], templateId: null },
		['chief']
	],
	[
		'keep a template',
		{
			type: 'template.save',
			template: { id: 't', name: 'T', formatId: 'sikai', kind: 'inside', slots: [] }
		},
		PLANNERS
	],
	['remove a template', { type: 'template.remove', id: 't' }, PLANNERS],
	[
		'add a page format',
		{ type: 'format.add', id: 'f', likeId: 'sikai', patch: {} },
		['administrator']
	],
	['change one', { type: 'format.update', id: 'sikai', patch: {} }, ['administrator']],
	[
		'close the paper for a holiday',
		{ type: 'closure.set', id: 'c', from: '2027-02-06', to: '2027-02-09', reason: '春节' },
		PLANNERS
	],
	['open it again', { type: 'closure.lift', id: 'c' }, PLANNERS],
	['begin a story', { type: 'story.create', ...newStory }, WRITERS],
	['begin one on one’s page', { type: 'story.create', ...newStory, slotId: slot }, EDITORS],
	['begin one on another page', { type: 'story.create', ...newStory, slotId: head }, ['chief']],
	[
		'take text in',
		{ type: 'story.import', editionId: 'today', stories: [newStory], teasers: [] },
		WRITERS
	],
	[
		'take a teaser in',
		{
			type: 'story.import',
			editionId: 'today',
			stories: [],
			teasers: [{ slotId: slot, items: [] }]
		},
		EDITORS
	],
	['set the target of one’s story', { type: 'story.update', id: 'own', patch: {} }, WRITERS],
	['set the target of another story', { type: 'story.update', id: 'other', patch: {} }, EDITORS],
	['take one’s draft up', { type: 'story.stage', id: 'own', to: 'editing' }, WRITERS],
	['hand one’s story in', sign('own', 'handIn'), WRITERS],
	['hand another story in', sign('other', 'handIn'), EDITORS],
	['sign a first review', sign('other', 'review1'), EDITORS],
	['sign a third review', sign('other', 'review3'), ['chief']],
	['sign the proofreading', sign('other', 'proof1'), ['proofreader']],
	['sign off', sign('own', 'signOff'), ['chief']],
	['send back from a review', sendBack('reviewed'), EDITORS],
	['send back from proofreading', sendBack('proofed'), PROOFERS],
	['open it again', sendBack('signed'), ['chief']],
	['strike a signature', { type: 'signature.void', id: 's', by: 'me', paragraphs: [] }, []],
	[
		'move one’s story to another day',
		{ type: 'story.update', id: 'mine', patch: { editionId: null } },
		WRITERS
	],
	[
		'move it off one’s page to another day',
		{ type: 'story.update', id: 'own', patch: { editionId: null } },
		EDITORS
	],
	[
		'move it off another page to another day',
		{ type: 'story.update', id: 'far', patch: { editionId: null } },
		['chief']
	],
	['change what one promised', { type: 'promise.update', storyId: 'mine', patch: {} }, WRITERS],
	['change another promise', { type: 'promise.update', storyId: 'other', patch: {} }, EDITORS],
	[
		'withdraw what one promised',
		{ type: 'promise.withdraw', storyId: 'mine', reason: '' },
		WRITERS
	],
	['withdraw another promise', { type: 'promise.withdraw', storyId: 'other', reason: '' }, EDITORS],
	['spike one’s story', { type: 'story.spike', id: 'mine' }, WRITERS],
	['spike it off one’s page', { type: 'story.spike', id: 'own' }, EDITORS],
	['spike it off another page', { type: 'story.spike', id: 'far' }, ['chief']],
	['spike another story', { type: 'story.spike', id: 'other' }, EDITORS],
	['revive a story', { type: 'story.revive', id: 'own' }, WRITERS],
	['hold one’s story', { type: 'story.hold', id: 'mine', reason: '再核' }, WRITERS],
	['hold another story', { type: 'story.hold', id: 'other', reason: '再核' }, EDITORS],
	['release a story', { type: 'story.release', id: 'other' }, EDITORS],
	['carry one’s story over', carry('mine'), WRITERS],
	['carry it over off one’s page', carry('own'), EDITORS],
	['carry it over off another page', carry('far'), ['chief']],
	['carry another over besides', carry('mine', 'other'), EDITORS],
	['name the plan', { type: 'plan.mark', id: 'm', editionId: 'today', name: '会' }, ['chief']],
	['try another plan', { type: 'tryout.start', id: 'y', editionId: 'today', name: '试' }, EDITORS],
	['try a story on one’s page', tryPlace(slot, inside.id), EDITORS],
	['try a story on another page', tryPlace(head, front.id), EDITORS],
	['take a try-out of one’s page', { type: 'tryout.commit', id: 'near', decisions: [] }, EDITORS],
	['take one of another page', { type: 'tryout.commit', id: 'wide', decisions: [] }, ['chief']],
	['drop a try-out', { type: 'tryout.drop', id: 'wide' }, EDITORS],
	['put one’s page back', putBack(inside.id, 'other'), EDITORS],
	['put it back with a story of another page', putBack(inside.id, 'far'), ['chief']],
	['put another page back', putBack(front.id), ['chief']],
	[
		'place on one’s page',
		{ type: 'story.place', storyId: 'other', slotId: slot, pageId: inside.id, expect: null },
		EDITORS
	],
	[
		'place on another page',
		{ type: 'story.place', storyId: 'other', slotId: head, pageId: front.id, expect: null },
		['chief']
	],
	[
		'fetch from another page',
		{ type: 'story.place', storyId: 'far', slotId: slot, pageId: inside.id, expect: null },
		['chief']
	],
	['take off one’s page', { type: 'story.unplace', storyId: 'own' }, EDITORS],
	['take off where it goes on', { type: 'story.unplace', storyId: 'jumping' }, ['chief']],
	['take off another page', { type: 'story.unplace', storyId: 'far' }, ['chief']],
	[
		'say what a teaser shows',
		{ type: 'slot.teaser', pageId: inside.id, slotId: slot, teaser: null },
		EDITORS
	],
	['label a slot', { type: 'slot.label', pageId: inside.id, slotId: slot, label: '' }, EDITORS],
	['keep a text', { type: 'version.keep', storyId: 'other', label: '' }, READERS],
	['keep one that is signed off', { type: 'version.keep', storyId: 'signed', label: '' }, READERS],
	['bring a text back', { type: 'version.restore', storyId: 'own', hash: 'a' }, WRITERS],
	[
		'bring a text of another story back',
		{ type: 'version.restore', storyId: 'other', hash: 'a' },
		EDITORS
	],
	[
		'bring a text back under a sign-off',
		{ type: 'version.restore', storyId: 'signed', hash: 'a' },
		[]
	],
	[
		'comment',
		{ type: 'thread.open', id: 't', storyId: 'other', anchor: null, ...said, replacement: null },
		READERS
	],
	[
		'require what somebody else commented',
		{ type: 'thread.require', id: 'on-other', required: true },
		EDITORS
	],
	[
		'require what one commented oneself',
		{ type: 'thread.require', id: 'by-me', required: true },
		READERS
	],
	['reply', { type: 'thread.reply', id: 'on-other', commentId: 'c', ...said }, READERS],
	['edit a comment', { type: 'thread.edit', id: 'on-other', commentId: 'c', ...said }, READERS],
	['remove a comment', { type: 'thread.remove', id: 'on-other', commentId: 'c' }, READERS],
	['resolve', { type: 'thread.resolve', id: 'on-other' }, READERS],
	['reopen', { type: 'thread.reopen', id: 'on-other' }, READERS],
	['accept on one’s story', { type: 'thread.accept', id: 'on-own' }, WRITERS],
	['accept on another story', { type: 'thread.accept', id: 'on-other' }, EDITORS],
	['decline', { type: 'thread.decline', id: 'on-other' }, EDITORS],
	['take an acceptance back', { type: 'thread.unaccept', id: 'on-other' }, EDITORS],
	[
		'send a story outside the house',
		{
			...{ type: 'outside.invite', id: 'o2', storyId: 'own', name: '卢一舟', unit: '', note: '' },
			...{ expiresAt: 1, hash: '' }
		},
		EDITORS
	],
	['withdraw a link', { type: 'outside.withdraw', id: 'o' }, EDITORS],
	['open a link', { type: 'outside.open', id: 'o', device: 'd', agent: '', address: '' }, []],
	[
		'answer from outside',
		{
			...{ type: 'outside.answer', id: 'o', answerId: 'a', verdict: 'approved', remark: '' },
			threads: []
		},
		[]
	],
	['add a photo', { type: 'asset.add', asset }, WRITERS],
	['add one to no story', { type: 'asset.add', asset: { ...asset, storyId: null } }, WRITERS],
	['sign a clean proof', { type: 'page.sign', id: 'p', pageId: front.id, hash: 'a' }, EDITORS],
	['strike a clean proof', { type: 'pageSignature.void', id: 'p', by: 'me', causes: [] }, []],
	[
		'let a fault pass',
		{
			...{ type: 'check.waive', id: 'w', editionId: 'today', itemId: 'under:own', kind: 'under' },
			...{ about: '', pageId: inside.id, storyId: 'own', reason: '留白' }
		},
		['chief']
	],
	['let it pass no longer', { type: 'check.unwaive', id: 'w' }, ['chief']],
	[
		'ask whoever it waits for',
		{
			...{ type: 'check.remind', id: 'r', editionId: 'today', itemId: 'unsigned:own' },
			...{ kind: 'unsigned', about: '', pageId: inside.id, storyId: 'own', personIds: ['me'] }
		},
		['editor', 'chief', 'proofreader']
	],
	['pull a proof', { type: 'proof.pull', id: 'p', pageId: front.id }, PROOFERS],
	['undo', { type: 'undo', commandId: 'c' }, [...ROLES]]
];

describe('who may', () => {
	for (const [what, command, allowed] of CASES) {
		it(`${what}: ${allowed.join(', ')}`, () => {
			const may = ROLES.filter((role) => permit(paper, aPerson('me', role), command) === null);
			expect(may.toSorted()).toEqual(allowed.toSorted());
		});
	}

	it('is asked of every command', () => {
		const asked = new Set(CASES.map(([, command]) => command.type));
		const all: Record<CommandType, true> = {
			'newsroom.update': true,
			'person.add': true,
			'person.update': true,
			'person.roles': true,
			'person.deactivate': true,
			'person.activate': true,
			'edition.create': true,
			'edition.update': true,
			'edition.pages': true,
			'edition.withdraw': true,
			'edition.renumber': true,
			'edition.format': true,
			'edition.press': true,
			'edition.correct': true,
			'edition.repack': true,
			'edition.packed': true,
			'page.update': true,
			'page.layout': true,
			'template.save': true,
			'template.remove': true,
			'format.add': true,
			'format.update': true,
			'closure.set': true,
			'closure.lift': true,
			'story.create': true,
			'story.import': true,
			'story.update': true,
			'story.stage': true,
			'story.sign': true,
			'story.return': true,
			'signature.void': true,
			'version.keep': true,
			'version.restore': true,
			'promise.update': true,
			'promise.withdraw': true,
			'outside.invite': true,
			'outside.withdraw': true,
			'outside.open': true,
			'outside.answer': true,
			'story.spike': true,
			'story.revive': true,
			'story.hold': true,
			'story.release': true,
			'story.carry': true,
			'plan.mark': true,
			'plan.restore': true,
			'tryout.start': true,
			'tryout.change': true,
			'tryout.commit': true,
			'tryout.drop': true,
			'story.place': true,
			'story.unplace': true,
			'slot.label': true,
			'slot.teaser': true,
			'thread.open': true,
			'thread.require': true,
			'thread.reply': true,
			'thread.edit': true,
			'thread.remove': true,
			'thread.resolve': true,
			'thread.reopen': true,
			'thread.accept': true,
			'thread.decline': true,
			'thread.unaccept': true,
			'asset.add': true,
			'proof.pull': true,
			'page.sign': true,
			'pageSignature.void': true,
			'check.waive': true,
			'check.unwaive': true,
			'check.remind': true,
			undo: true
		};
		expect([...asked].sort()).toEqual(Object.keys(all).sort());
	});

	it('do nothing: whoever was deactivated', () => {
		const gone = { ...aPerson('me', ...ROLES), active: false };
		expect(CASES.filter(([, command]) => permit(paper, gone, command) === null)).toEqual([]);
	});

	it('do everything: the house itself', () => {
		const house = { id: HOUSE, roles: [], active: true };
		expect(CASES.filter(([, command]) => permit(paper, house, command) !== null)).toEqual([]);
	});

	it('no longer undo what they may no longer do', () => {
		const undo: Command = { type: 'undo', commandId: 'c' };
		const command: Command = { type: 'story.unplace', storyId: 'own' };
		const placing = { command, changes: [], before: [] };
		expect(permit(paper, aPerson('me', 'editor'), undo, placing)).toBeNull();
		expect(permit(paper, aPerson('me', 'reporter'), undo, placing)).toEqual({
			reason: 'forbidden'
		});
	});

	it('be offered in a try-out what is not theirs to do on the plan', () => {
		const me = aPerson('me', 'editor');
		const tried = tryPlace(head, front.id);
		if (tried.type !== 'tryout.change') throw new Error('it is tried');
		const trying = { get: paper.get.bind(paper), list: paper.list.bind(paper) };
		const view = { ...trying, asRun: () => tried };
		expect([mayRun(paper, me, tried.command), mayRun(view, me, tried.command)]).toEqual([
			...[false, true]
		]);
		expect([mayPlaceOn(paper, me, front), mayPlaceOn(view, me, front)]).toEqual([false, true]);
	});

	it('not touch a story nobody knows', () => {
		const command: Command = { type: 'story.update', id: 'nowhere', patch: {} };
		expect(permit(paper, aPerson('me', 'reporter'), command)).toEqual({ reason: 'forbidden' });
	});
});
