import { beforeEach, expect, test } from 'vitest';
import type { Block } from '#document/block.ts';
import type { Edition } from '#model/edition.ts';
import { lastPress, type Pressing } from '#model/press.ts';
import { pressCode, pressState } from '#model/press-state.ts';
import { PressNight } from '#tests/support/press-night.ts';
import { gatherPack, type PackSource } from './gather-pack.ts';

let night: PressNight;
let source: PackSource;
/** Texts that are not kept. */
let lost: Set<string>;
/** What the live stories say. */
let live: Block[];

/** Tonight's paper has just gone to press. */
beforeEach(() => {
	[night, lost, live] = [new PressNight(), new Set(), []];
	goToPress();
	const row = { seq: 1, hash: 'h', personId: 'chief', type: 'edition.press' };
	source = {
		view: night.paper,
		stories: { ask: async () => live },
		versions: { text: async (_storyId, hash) => (lost.has(hash) ? null : []) },
		audit: {
			kept: async () => [row] as never,
			async *walk() {
				yield [row] as never;
			}
		}
	};
});

function goToPress(): void {
	const state = pressState(night.paper, 'today');
	const expected = state ? pressCode(state) : '';
	const press = { type: 'edition.press', id: 'today', issue: 4387, expect: expected } as const;
	expect(night.paper.run(night.chief, press)).toMatchObject({ ok: true });
}

const gather = () => {
	const edition = night.paper.get('edition', 'today') as Edition;
	const printed = new Map([['pdf/edition.pdf', new Uint8Array([1])]]);
	return gatherPack(source, edition, lastPress(edition) as Pressing, printed);
};
const names = (entries: { name: string }[]) => entries.map(({ name }) => name);

test('PDFs of the pages that were signed are in the pack', async () => {
	const { entries, missing } = await gather();
	expect(missing).toEqual([]);
	expect(names(entries)).toContain('pdf/edition.pdf');
});

test('where the masthead is another one than was signed, they are left out, and the pack says so', async () => {
	night.settings({});
	const { entries, missing } = await gather();
	expect(missing).toEqual([{ what: 'pdf', fault: 'failed' }]);
	expect(names(entries)).not.toContain('pdf/edition.pdf');
});

test('the same where no page was signed', async () => {
	night = new PressNight();
	night.settings({ workflow: { cleanProof: { isUsed: false, signers: ['chief'] } } });
	source = { ...source, view: night.paper };
	goToPress();
	expect((await gather()).missing).toEqual([]);
	night.settings({});
	expect((await gather()).missing).toEqual([]);
	const newsroom = night.paper.get('newsroom', 'newsroom');
	if (!newsroom) throw new Error('there is no paper');
	night.paper.put('newsroom', { ...newsroom, masthead: { slogans: ['天天见'] } });
	expect((await gather()).missing).toEqual([{ what: 'pdf', fault: 'failed' }]);
});

test('what was pressed before settings were part of it is packed as it was', async () => {
	const edition = night.paper.get('edition', 'today') as Edition;
	const { settings: _, ...pressing } = lastPress(edition) as Pressing;
	const state = pressState(night.paper, 'today', null);
	const code = state ? pressCode(state) : '';
	expect(code).not.toBe(pressing.code);
	night.paper.put('edition', { ...edition, presses: [{ ...pressing, code }] });
	expect((await gather()).missing).toEqual([]);
});

test('a name that was not kept with the press holds back no PDFs, one that was and is another does', async () => {
	const edition = night.paper.get('edition', 'today') as Edition;
	const pressing = lastPress(edition) as Pressing;
	const packed = async (called: object) => {
		const settings = { ...pressing.settings, ...called } as Pressing['settings'];
		const named: Edition = { ...edition, kind: 'special', name: '丰收特刊' };
		for (const one of night.paper.list('pageSignature'))
			night.paper.put('pageSignature', { ...one, void: { cause: 'changed', at: 1 } } as never);
		night.paper.put('edition', named);
		const state = pressState(night.paper, 'today', settings);
		const code = state ? pressCode(state) : '';
		night.paper.put('edition', {
			...named,
			presses: [{ ...pressing, settings, code }]
		});
		return (await gather()).missing;
	};
	expect(await packed({})).toEqual([]);
	expect(await packed({ called: '丰收特刊' })).toEqual([]);
	expect(await packed({ called: '渔歌特刊' })).toEqual([{ what: 'pdf', fault: 'failed' }]);
});

const block: Block = {
	type: 'paragraph',
	attrs: {},
	runs: [{ text: '别的字', marks: {} }],
	text: '别的字'
} as never;

test('words that are others than were pressed are not taken for them', async () => {
	const storyId = night.storyOn(1);
	lost.add(night.paper.get('facts', storyId)?.hash ?? '');
	live = [block];
	const { entries, missing } = await gather();
	expect(missing).toEqual([{ what: 'story', storyId }]);
	const others = names(entries).filter((name) => name.endsWith('/text.txt'));
	expect(others).toHaveLength(night.stories.length - 1);
});

test('a signature whose text is gone is missed', async () => {
	const storyId = night.storyOn(2);
	const [signature] = [...night.paper.list('signature')].filter((one) => one.storyId === storyId);
	if (!signature) throw new Error('it is not signed');
	night.paper.put('signature', {
		...signature,
		id: 'old',
		hash: 'f'.repeat(64),
		void: { cause: 'edited', at: 9, by: 'meng' }
	});
	lost.add('f'.repeat(64));
	expect((await gather()).missing).toEqual([{ what: 'story', storyId }]);
});
