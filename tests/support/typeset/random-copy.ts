import type { Copy, CopyKind, CopySpan } from '#model/copy.ts';
import type { Random } from '../../sync/story/random.ts';

const WORDS = [
	'县里',
	'早稻',
	'收割机',
	'农户',
	'水位',
	'巡堤',
	'防汛',
	'学校',
	'医院',
	'码头',
	'合作社',
	'增产',
	'百分之八',
	'，',
	'。',
	'、',
	'；',
	'：',
	'？',
	'！',
	'“',
	'”',
	'（',
	'）',
	'《',
	'》',
	'——',
	'……',
	'·',
	'～',
	'”。',
	'，“',
	'）、',
	'》（',
	'2025年',
	'4月30日',
	'5.2%',
	'1,000',
	'A-04',
	'COVID',
	'e-mail',
	' ',
	'  ',
	'👩‍🌾',
	'😀',
	'𠮷',
	'㐀䶵',
	'鿟',
	'𪚥𫝀𬱖',
	'𰀀',
	'\uE001',
	'☃',
	'Łódź',
	'é',
	'e\u0301',
	'🇨🇳',
	'مرحبا',
	'שלום',
	'\u2028',
	'Donaudampfschifffahrtsgesellschaftskapitän',
	'0123456789012345678901234567890123456789'
];
const BODY: CopyKind[] = ['paragraph', 'paragraph', 'paragraph', 'quote', 'listItem', 'crosshead'];

function randomSpans(random: Random, words: number): CopySpan[] {
	const spans: CopySpan[] = [];
	for (let count = 0; count < words; count++) {
		const text = random.pick(WORDS);
		const last = spans.at(-1);
		if (last && random.chance(0.9)) last.text += text;
		else spans.push(random.chance(0.3) ? { text, bold: true } : { text });
	}
	return spans;
}

/** A story of anything: marks, numbers, emoji, right-to-left words, unbreakable ones, hard breaks. */
export function randomCopy(random: Random, storyId: string): Copy {
	const blocks: Copy['blocks'] = [{ kind: 'headline', spans: [{ text: '随手写下的标题' }] }];
	if (random.chance(0.5)) blocks.push({ kind: 'byline', spans: [{ text: '本报讯（记者 高远）' }] });
	const paragraphs = random.below(9);
	for (let count = 0; count < paragraphs; count++) {
		const kind = random.pick(BODY);
		const spans = randomSpans(random, kind === 'crosshead' ? 3 : random.below(90));
		blocks.push(
			kind === 'listItem' ? { kind, spans, marker: '·', depth: random.below(3) } : { kind, spans }
		);
	}
	return { storyId, blocks };
}
