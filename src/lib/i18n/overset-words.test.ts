import { expect, test } from 'vitest';
import { fit } from '#model/fit.ts';
import type { JumpOffer } from '#model/jump-offer.ts';
import { aPaper } from '#tests/support/paper.ts';
import { linesWords } from './fit.ts';
import { Format } from './format.ts';
import { offerWords } from './overset-words.ts';

const zh = new Format('zh', 'Asia/Shanghai');
const { inside: page } = aPaper();
const after = (lines: number) => fit({ paragraphs: ['100'], length: 100 }, [{ lines, chars: 14 }]);
const jump = (lines: number): JumpOffer => {
	const [slot] = page.slots;
	if (!slot) throw new Error('no slot');
	const to = { storyId: 'a', slotId: slot.id, pageId: page.id, expect: null };
	const command = { type: 'story.place', ...to } as const;
	return { can: 'jump', page, slot, command, room: 1160, fit: after(lines) };
};
const words = (offer: JumpOffer) => offerWords(offer, 86, zh, (id) => id ?? undefined);

test('an offer says how much room there is, and what hangs out even then', () => {
	expect(words(jump(20))).toEqual({ says: '2版转版还空 1,160 字', jump: '86 字移到2版' });
	expect(words(jump(6)).says).toBe('2版转版还空 1,160 字，移过去约还溢 2 行');
});

test('without an offer it says whom to ask', () => {
	expect(words({ can: 'ask', page })).toEqual({ says: '2版有空的转版位，归editor排', jump: null });
	expect(words({ can: 'draw', page, mayDraw: true }).says).toBe('各版没有空的转版位');
	expect(words({ can: 'draw', page, mayDraw: false }).says).toContain('请总编或2版责编');
	expect(words({ can: 'cut' }).jump).toBeNull();
});

test('lines are said to be measured or estimated', () => {
	expect(linesWords({ lines: 62, measured: true }, zh)).toBe('实排 62 行');
	expect(linesWords({ lines: 62, measured: false }, zh)).toMatch(/^约 62 行/);
});
