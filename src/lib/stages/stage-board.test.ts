import { expect, test } from 'vitest';
import { put, RECORD_KINDS, type Change } from '#model/records.ts';
import type { Signature } from '#model/signature.ts';
import { DeskState } from '#lib/sync/desk.svelte.ts';
import { aPaper, addStory, type Paper } from '#tests/support/paper.ts';
import { StageBoard } from './stage-board.svelte.ts';

const changesOf = (paper: Paper): Change[] =>
	RECORD_KINDS.flatMap((kind): Change[] => [...paper.list(kind)].map((value) => put(kind, value)));

/** A desk that can be told of changes. */
class HeardDesk extends DeskState {
	hear = (...changes: Change[]): void => this.take(changes);
}

function board() {
	const { paper, chief } = aPaper();
	for (const id of ['s1', 's2', 's3']) addStory(paper, id, 1, { stage: 'signed' });
	const position = { epoch: 'e', seq: 0 };
	const desk = new HeardDesk({ me: chief.id, position, changes: changesOf(paper) });
	const [edition] = [...desk.list('edition')];
	if (!edition) throw new Error('the paper has no edition');
	return {
		paper,
		desk,
		stages: new StageBoard(
			desk,
			() => edition,
			() => 0
		)
	};
}

test('what changes of one story makes its card anew, and no other', () => {
	const { paper, desk, stages } = board();
	const before = new Map(stages.cards.map((card) => [card.story.id, card]));
	expect(before.size).toBeGreaterThanOrEqual(3);
	const facts = paper.get('facts', 's2');
	if (!facts) throw new Error('s2 has no facts');
	desk.hear(put('facts', { ...facts, headline: '改了主题' }));
	const changed = stages.cards.filter((card) => before.get(card.story.id) !== card);
	expect(changed.map(({ story, facts }) => [story.id, facts?.headline])).toEqual([
		['s2', '改了主题']
	]);
});

test('a story that is spiked, or comes, leaves and joins the others', () => {
	const { paper, desk, stages } = board();
	const story = paper.get('story', 's1');
	if (!story) throw new Error('there is no s1');
	desk.hear(put('story', { ...story, spikedAt: 1 }));
	expect(stages.card('s1')).toBeUndefined();
	desk.hear(put('story', story));
	expect(stages.card('s1')?.story).toEqual(story);
});

test('a story that stands signed off is unsound without a sign-off of its very text, once it is read', () => {
	const { paper, desk, stages } = board();
	const facts = paper.get('facts', 's1');
	if (!facts) throw new Error('s1 has no facts');
	const mark = () => stages.card('s1')?.isUnsound;
	expect(mark()).toBe(true);
	const signature: Signature = {
		...{ id: 'x', storyId: 's1', step: 'signOff', personId: 'chief', at: 1, hash: 'signed' },
		...{ length: 1, void: null }
	};
	desk.hear(put('signature', signature), put('facts', { ...facts, hash: 'signed' }));
	expect(mark()).toBe(false);
	desk.hear(put('facts', { ...facts, hash: 'another' }));
	expect(mark()).toBe(true);
	// Asked for anew, as after a new version of the server: nobody can say yet.
	desk.hear(put('facts', { ...facts, hash: '' }));
	expect(mark()).toBe(false);
	const struck = { cause: 'edited', at: 2, by: 'meng' } as const;
	desk.hear(put('signature', { ...signature, void: struck }));
	expect(mark()).toBe(true);
});

test('it is known who receives a story before it is sent on', () => {
	const { paper, desk, stages } = board();
	const story = paper.get('story', 's1');
	if (!story) throw new Error('there is no s1');
	desk.hear(put('story', { ...story, stage: 'draft', editorId: null, authorIds: ['own'] }));
	const card = () => {
		const found = stages.card('s1');
		if (!found) throw new Error('s1 has no card');
		return found;
	};
	expect(stages.receiver(card(), 'editing')).toEqual({ roles: ['editor'] });
	expect(stages.receiver(card(), 'draft')).toEqual({ personId: 'own' });
	expect(stages.receiver(card(), 'proofing')).toEqual({ roles: ['proofreader'] });
	desk.hear(put('story', { ...story, stage: 'draft', editorId: 'editor' }));
	expect(stages.receiver(card(), 'editing')).toEqual({ personId: 'editor' });
});

test('whose turn a card shows is whose desk it stands on', () => {
	const { paper, desk, stages } = board();
	const story = paper.get('story', 's1');
	if (!story) throw new Error('there is no s1');
	const card = () => {
		const { personId, isMine } = stages.card('s1') ?? {};
		return { personId, isMine };
	};
	// The chief may sign it, and it is the editor's turn.
	desk.hear(put('story', { ...story, stage: 'review1', editorId: 'editor' }));
	expect(card()).toEqual({ personId: 'editor', isMine: false });
	// Handed in by nobody yet: whoever began it writes it, though nobody is named.
	desk.hear(put('story', { ...story, stage: 'draft', authorIds: [], createdBy: 'own' }));
	expect(card()).toEqual({ personId: 'own', isMine: false });
	// Of several who may it is nobody's in particular, and the chief's, too.
	desk.hear(put('story', { ...story, stage: 'review1', authorIds: ['own'] }));
	expect(card()).toEqual({ personId: null, isMine: true });
});
