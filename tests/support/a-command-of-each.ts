import type { CommandOf, CommandType } from '#model/commands.ts';
import { aPaper, aPerson, aStory, addStory, type Paper } from './paper.ts';

/** Of a text, as signatures name it. */
const CODE = 'ab12cd34'.repeat(8);

/**
 * A paper on which `me` has a story of their own in review, with a thread they opened, and page 2 to
 * edit; and a command of every type that is about these.
 */
export function aCommandOfEach(): {
	paper: Paper;
	commands: { [T in CommandType]: CommandOf<T> };
} {
	const { paper, inside } = aPaper();
	paper.put('person', aPerson('me'));
	paper.put('page', { ...inside, editorId: 'me' });
	addStory(paper, 'own', 1, { authorIds: ['me'], stage: 'editing' });
	const comments = [{ id: 'k', personId: 'me', body: '？', mentionIds: [], at: 0, editedAt: null }];
	paper.put('thread', {
		...{ id: 't', storyId: 'own', anchor: null, orphaned: false, comments, state: 'open' },
		...{ suggestion: { replacement: '。', state: 'open', by: null, at: null } },
		...{ resolvedBy: null, resolvedAt: null, createdAt: 0 }
	});
	paper.put('signature', {
		...{ id: 'g', storyId: 'own', step: 'review1', personId: 'editor', at: 0 },
		...{ hash: CODE, length: 1, void: null }
	});
	paper.put('outside', {
		...{
			id: 'o',
			storyId: 'own',
			name: '卢一舟',
			unit: '县水利局',
			note: '',
			hash: CODE,
			length: 1
		},
		...{ personId: 'editor', at: 0, expiresAt: 4e12, withdrawn: null, devices: [], refusals: 0 },
		...{ refusedAt: null, answer: null }
	});
	paper.put('template', {
		...{ id: 'spare', name: '备用', formatId: 'sikai', kind: 'ad', slots: [] }
	});
	paper.put('closure', {
		...{ id: 'shut', from: '2027-01-01', to: '2027-01-01', reason: '元旦' },
		...{ personId: 'chief', at: 0 }
	});
	const columns = inside.slots.filter(({ role }) => role === 'column').map(({ id }) => id);
	paper.put('tryout', {
		...{ id: 'y', editionId: 'today', name: '晚上', personId: 'me', at: 0 },
		changes: [
			{ kind: 'placement', id: columns[0] ?? '', pageId: inside.id, before: null, after: 'own' }
		]
	});
	const [slotId = ''] = columns;
	const [, teaserId = ''] = inside.slots.map(({ id }) => id);
	const pageId = inside.id;
	const said = { commentId: 'k', body: '。', mentionIds: [] };
	const { editionId, kind, section, authorIds, target } = aStory('new');
	const newStory = { id: 'new', editionId, kind, section, authorIds, target, blocks: [] };
	const asset = {
		...{ id: 'a', storyId: 'own', mime: 'image/jpeg' as const, width: 1, height: 1, bytes: 1 },
		...{ caption: '', credit: '', fileName: 'a.jpg', addedBy: 'me', addedAt: 0 }
	};
	const edition = { date: '2026-11-25', issue: 2, pressAt: 1, formatId: 'sikai' };
	const person = { name: '新人', username: 'xinren', email: null };
	const template = { name: '版式', formatId: 'sikai', kind: 'inside' as const, slots: [] };
	const pagePlan = { slots: inside.slots, templateId: inside.templateId, placements: [] };
	const commands: { [T in CommandType]: CommandOf<T> } = {
		'newsroom.update': { type: 'newsroom.update', patch: { pressTime: '23:00' } },
		'person.add': { type: 'person.add', id: 'x', ...person, roles: ['editor'] },
		'person.update': { type: 'person.update', id: 'chief', patch: { name: '总编' } },
		'person.roles': { type: 'person.roles', id: 'chief', roles: ['editor'] },
		'person.deactivate': { type: 'person.deactivate', id: 'chief' },
		'person.activate': { type: 'person.activate', id: 'chief' },
		'edition.create': { type: 'edition.create', id: 'e', ...edition, from: { editionId: 'today' } },
		'edition.update': { type: 'edition.update', id: 'today', patch: { pressAt: 1, issue: 9 } },
		'edition.pages': { type: 'edition.pages', id: 'today', count: 4 },
		'edition.withdraw': { type: 'edition.withdraw', id: 'today' },
		'edition.renumber': { type: 'edition.renumber', id: 'today', issue: 9, expect: 1 },
		'edition.format': { type: 'edition.format', id: 'today' },
		'edition.press': { type: 'edition.press', id: 'today', issue: 9, expect: CODE },
		'edition.correct': {
			...{ type: 'edition.correct', id: 'today', reason: '人名有误' },
			...{ pageIds: [pageId], storyIds: [] }
		},
		'edition.repack': { type: 'edition.repack', id: 'today' },
		'edition.packed': {
			...{ type: 'edition.packed', id: 'today', version: 1 },
			pack: { state: 'ready', sha256: CODE, bytes: 1, missing: [] }
		},
		'page.update': { type: 'page.update', id: pageId, patch: { name: '民生' } },
		'page.layout': { type: 'page.layout', id: pageId, slots: inside.slots, templateId: null },
		'template.save': { type: 'template.save', template: { id: 'tpl', ...template } },
		'template.remove': { type: 'template.remove', id: 'spare' },
		'format.add': { type: 'format.add', id: 'liu', likeId: 'sikai', patch: { name: '小四开' } },
		'format.update': { type: 'format.update', id: 'duikai', patch: { lines: 108 } },
		'closure.set': {
			...{ type: 'closure.set', id: 'closed', reason: '春节' },
			...{ from: '2027-02-06', to: '2027-02-09' }
		},
		'closure.lift': { type: 'closure.lift', id: 'shut' },
		'story.create': { type: 'story.create', ...newStory },
		'story.import': { type: 'story.import', editionId: 'today', stories: [newStory], teasers: [] },
		'story.update': { type: 'story.update', id: 'own', patch: { target: 900 } },
		'story.stage': { type: 'story.stage', id: 'own', to: 'draft' },
		'story.sign': {
			type: 'story.sign',
			id: 'g2',
			storyId: 'own',
			step: 'handIn',
			hash: CODE
		},
		'story.return': {
			...{ type: 'story.return', id: 'r', storyId: 'own', from: 'review2', to: 'editing' },
			...{ about: 'facts', reason: '人名再核' }
		},
		'signature.void': { type: 'signature.void', id: 'g', by: 'me', paragraphs: [2] },
		'version.keep': { type: 'version.keep', storyId: 'own', label: '初稿' },
		'version.restore': {
			...{ type: 'version.restore', storyId: 'own', hash: CODE }
		},
		'promise.update': { type: 'promise.update', storyId: 'own', patch: { length: 900 } },
		'promise.withdraw': { type: 'promise.withdraw', storyId: 'own', reason: '人没采到' },
		'outside.invite': {
			...{ type: 'outside.invite', id: 'o2', storyId: 'own', name: '卢一舟', unit: '县水利局' },
			...{ note: '', expiresAt: 4e12, hash: CODE }
		},
		'outside.withdraw': { type: 'outside.withdraw', id: 'o' },
		'outside.open': { type: 'outside.open', id: 'o', device: 'd', agent: '', address: '::1' },
		'outside.answer': {
			...{ type: 'outside.answer', id: 'o', answerId: 'oa', verdict: 'approved', remark: '' },
			threads: []
		},
		'story.spike': { type: 'story.spike', id: 'own' },
		'story.revive': { type: 'story.revive', id: 'own' },
		'story.hold': { type: 'story.hold', id: 'own', reason: '数字再核' },
		'story.release': { type: 'story.release', id: 'own' },
		'story.carry': { type: 'story.carry', storyIds: ['own'], editionId: 'today' },
		'plan.mark': { type: 'plan.mark', id: 'm', editionId: 'today', name: '编前会' },
		'plan.restore': { type: 'plan.restore', pageId, ...pagePlan, expect: pagePlan },
		'tryout.start': { type: 'tryout.start', id: 'y2', editionId: 'today', name: '换头条' },
		'tryout.change': {
			...{ type: 'tryout.change', id: 'y' },
			command: { type: 'story.unplace', storyId: 'own' }
		},
		'tryout.commit': { type: 'tryout.commit', id: 'y', decisions: [] },
		'tryout.drop': { type: 'tryout.drop', id: 'y' },
		'story.place': { type: 'story.place', storyId: 'own', slotId, pageId, expect: null },
		'story.unplace': { type: 'story.unplace', storyId: 'own' },
		'slot.label': { type: 'slot.label', pageId, slotId: teaserId, label: '桥' },
		'slot.teaser': { type: 'slot.teaser', pageId, slotId: teaserId, teaser: { kind: 'index' } },
		'thread.open': {
			...{ type: 'thread.open', id: 't2', storyId: 'own', anchor: null, replacement: null },
			...{ body: '。', mentionIds: [] }
		},
		'thread.require': { type: 'thread.require', id: 't', required: true },
		'thread.reply': { type: 'thread.reply', id: 't', ...said, commentId: 'k2' },
		'thread.edit': { type: 'thread.edit', id: 't', ...said },
		'thread.remove': { type: 'thread.remove', id: 't', commentId: 'k' },
		'thread.resolve': { type: 'thread.resolve', id: 't' },
		'thread.reopen': { type: 'thread.reopen', id: 't' },
		'thread.accept': { type: 'thread.accept', id: 't' },
		'thread.decline': { type: 'thread.decline', id: 't' },
		'thread.unaccept': { type: 'thread.unaccept', id: 't' },
		'asset.add': { type: 'asset.add', asset },
		'proof.pull': { type: 'proof.pull', id: 'p', pageId },
		'page.sign': { type: 'page.sign', id: 'p', pageId, hash: CODE },
		'pageSignature.void': { type: 'pageSignature.void', id: 's', by: 'me', causes: [] },
		'check.waive': {
			...{ type: 'check.waive', id: 'w2', editionId: 'today', itemId: 'under:own', kind: 'under' },
			...{ about: CODE, pageId, storyId: 'own', reason: '留白是有意的' }
		},
		'check.unwaive': { type: 'check.unwaive', id: 'w' },
		'check.remind': {
			...{ type: 'check.remind', id: 'r', editionId: 'today', itemId: 'unsigned:own' },
			...{ kind: 'unsigned', about: 'review1', pageId, storyId: 'own', personIds: ['editor'] }
		},
		undo: { type: 'undo', commandId: 'c' }
	};
	return { paper, commands };
}
