import type { CheckItem } from '#model/press-check/check-item.ts';
import { PICTURE_PPI } from '#model/print-resolution.ts';
import { glyphList } from './glyph-list.ts';
import { holeTexts } from './hole-texts.ts';
import type { CheckNames, ItemWords } from './press-check-items.ts';

const FAULTS = {
	unplaced: 'its story stands on no page',
	spiked: 'its story has been spiked',
	gone: 'its story is gone',
	'same-page': 'its story is on this very page',
	wordless: 'there are no words to print',
	'no-lead': 'the page has no story yet'
} as const;

/** What the press check says of an item. */
export function itemWordsEn(item: CheckItem, n: CheckNames): ItemWords {
	const headline = `“${n.story(item.storyId)}”`;
	const say = (title: string, detail = ''): ItemWords => ({ title, detail });
	switch (item.kind) {
		case 'unsigned': {
			const { step } = item;
			if (step === null || step === 'handIn')
				return say(`${headline} is not handed in`, 'Its writer hands it in first');
			const who = n.signers(step);
			return say(
				`${headline} is not signed off`,
				`It waits for ${n.step(step).toLowerCase()}${who ? `: ${who}` : ''}`
			);
		}
		case 'struck': {
			const where = item.paragraphs.length > 0 ? `${item.paragraphs.length} paragraphs` : 'it';
			return say(
				`${headline}: ${n.step(item.step).toLowerCase()} was struck`,
				`${n.person(item.by)} changed ${where} at ${n.time(item.at)}; ${n.person(item.signerId)} signed another text`
			);
		}
		case 'changed':
			return say(
				`${headline} was changed after sign-off`,
				item.signerId === null
					? 'No signature is of the text as it is'
					: `${n.person(item.signerId)} signed another text; it has to be signed again`
			);
		case 'amended': {
			const { before, signOff } = item.hashes;
			const where = n.paragraphs(item.paragraphs);
			return say(
				`${headline} was changed by ${n.person(item.signerId)} at sign-off`,
				`${n.step(item.step)} was of ${n.code(before)}, sign-off is of ${n.code(signOff)}${where && `: ${where} changed`}`
			);
		}
		case 'pageUnsigned':
			return say('The clean proof is not signed', 'Read it and sign it; then it can be printed');
		case 'pageChanged':
			return say(
				'The page was changed after its clean proof was signed',
				`Signed by ${n.person(item.signerId)} at ${n.time(item.at)}; since then: ${n.causes(item.causes)}`
			);
		case 'over':
			return say(
				`${headline} is ${n.about(`${n.number(item.chars)} characters`, item.measured)} over`,
				`${item.lines} lines ${item.measured ? 'as set' : 'by the formula'}; the end does not print`
			);
		case 'under':
			return say(
				`${headline} leaves ${n.about(`${n.number(item.chars)} characters`, item.measured)} white`,
				`${item.lines} lines ${item.measured ? 'as set' : 'by the formula'}`
			);
		case 'correction':
			return say(
				`${headline} has a required correction to be made`,
				`${n.person(item.byId)}: ${[asked(item), item.body].filter(Boolean).join(' – ')}`
			);
		case 'suggestion':
			return say(
				`${headline} has an open suggestion`,
				`${n.person(item.byId)} would change “${item.quote}”`
			);
		case 'question':
		case 'remark':
			return say(
				item.kind === 'remark'
					? `${headline} has an open remark`
					: `${headline} has an open comment`,
				`${quoted(item.quote)}${n.person(item.byId)}: ${item.body}`
			);
		case 'held':
			return say(`${headline} is held`, `${n.person(item.byId)}: ${item.reason}`);
		case 'incomplete':
			return say(`${headline} is to be completed`, 'It was taken in cut off, or is not all there');
		case 'promised':
			return item.isWithdrawn
				? say(`${headline} will not come`, `${n.person(item.byId)} withdrew it; it holds its slot`)
				: say(
						`${headline} was promised and is not there`,
						`${n.person(item.byId)} said ${n.time(item.dueAt)}; nothing is written`
					);
		case 'promisedPhoto':
			return say(`${headline} lacks the photo that was promised`, `By ${n.person(item.byId)}`);
		case 'wordless':
			return say(`${headline} has no words`, 'It holds its slot and is not written');
		case 'headless':
			return say(holeTexts.en.headless(headline), 'Its slot keeps room for one');
		case 'photoMissing':
			return say(
				`${headline} lacks its photo`,
				`There is no picture in the ${n.slot(item.slotId).toLowerCase()} slot`
			);
		case 'creditMissing':
			return say(`${headline}: photo ${item.nth} has no credit`, 'Nobody is named who took it');
		case 'photoSoft':
		case 'photoCoarse':
			return say(
				`${headline}: photo ${item.nth} prints at ${item.ppi} ppi`,
				`At ${item.width} mm it ${item.kind === 'photoSoft' ? 'looks soft' : 'is blurred'}; newsprint takes ${PICTURE_PPI.wanted} ppi: ${item.widest} mm wide at most${columns(item.columns)}`
			);
		case 'lightGlyphs':
			return say(
				`“${glyphList(item.chars)}” has no bold`,
				`In a headline or bold words of ${headline}; lighter than its neighbours`
			);
		case 'glyphs':
			return say(
				`“${glyphList(item.chars)}” cannot be printed`,
				`${placeOf(item, n)}; no face has it`
			);
		case 'jumpAstray':
			return say(`${headline} goes on and begins nowhere`, 'Its beginning was taken off the page');
		case 'jumpEmpty':
			return say(
				`${headline}: nothing is left for its jump`,
				'All of it stands before; the pointer leads to nothing'
			);
		case 'teaserAstray':
		case 'teaserWeak':
			return say(`Teaser “${item.words}” leads nowhere`, FAULTS[item.fault]);
		case 'teaserPointer':
			return say(`Teaser “${item.words}” points to page ${item.to}`, `There is no page ${item.to}`);
		case 'teaserDiffers':
			return say(
				`Teaser and headline differ${item.to === null ? '' : `, ${n.page(item.to).toLowerCase()}`}`,
				`The teaser says “${item.words}”, the headline “${item.headline}”`
			);
		case 'teaserEmpty':
			return say('The teaser is empty', 'An empty box would print');
		case 'slotEmpty':
			return say(holeTexts.en.slotEmpty(n.number(item.room)), n.slot(item.slotId));
		case 'adEmpty':
			return say(holeTexts.en.adEmpty, 'No customer is named; it would print white');
		default:
			return paperWords(item, n);
	}
}

/** Which words should become which. */
function asked({ quote, replacement }: Extract<CheckItem, { kind: 'correction' }>): string {
	if (replacement === null) return quote === '' ? '' : `“${quote}”`;
	return replacement === '' ? `take out “${quote}”` : `“${quote}” should be “${replacement}”`;
}

const columns = (count: number): string =>
	count === 0 ? '' : `, ${count} ${count === 1 ? 'column' : 'columns'}`;

const quoted = (quote: string): string => (quote === '' ? '' : `“${quote}” – `);

const placeOf = ({ storyId, slotId }: CheckItem, n: CheckNames): string =>
	storyId === null ? n.slot(slotId) : `In “${n.story(storyId)}”`;

type PaperItem = Extract<
	CheckItem,
	{
		kind:
			| 'issueMissing'
			| 'issueRepeat'
			| 'issueOrder'
			| 'issueGap'
			| 'pressDay'
			| 'oddPages'
			| 'unusualPages'
			| 'repeatSame'
			| 'repeatAlike'
			| 'photoTwice'
			| 'photoAgain';
	}
>;

/** What is of the paper and of the papers before. */
function paperWords(item: PaperItem, n: CheckNames): ItemWords {
	const headline = `“${n.story(item.storyId)}”`;
	const say = (title: string, detail = ''): ItemWords => ({ title, detail });
	switch (item.kind) {
		case 'issueMissing':
			return say('There is no total issue number', 'The masthead has a blank for it');
		case 'issueRepeat':
			return say(`Number ${item.issue} is taken`, `The paper of ${n.edition(item)} has it`);
		case 'issueOrder':
			return say(`Number ${item.issue} is out of order`, `Compare the paper of ${n.edition(item)}`);
		case 'issueGap': {
			const gone = item.from === item.to ? `${item.from}` : `${item.from}–${item.to}`;
			return say(
				`Number ${item.issue} leaves some out`,
				`Missing: ${gone}, since ${n.edition(item)}`
			);
		}
		case 'pressDay':
			return say(
				'Press day and date do not agree',
				`To press on ${n.day(item.pressDate)}, dated ${n.day(item.date)}`
			);
		case 'oddPages':
			return say(`${item.pages} pages, an odd number`, 'A sheet has two sides; one would be blank');
		case 'unusualPages':
			return say(
				`${item.pages} pages today`,
				item.date === null
					? `By the rules this day has ${item.usual}`
					: `The paper of ${n.day(item.date)} had ${item.usual}`
			);
		case 'repeatSame':
			return say(`${headline} has been printed`, `Word for word: ${earlier(item, n)}`);
		case 'repeatAlike':
			return say(
				`${headline} may have been printed`,
				`${item.by === 'words' ? 'Most of its words' : 'The headline'}: ${earlier(item, n)}`
			);
		case 'photoTwice':
			return say(`${headline}: its photo stands twice`, earlier(item, n));
		case 'photoAgain':
			return say(`${headline}: its photo has been printed`, earlier(item, n));
	}
}

const earlier = ({ of }: Extract<PaperItem, { of: unknown }>, n: CheckNames): string =>
	`“${of.headline}”, ${n.day(of.date)}, ${n.page(of.page).toLowerCase()}`;
