import { editionAddress, editionAt } from '#model/edition-address.ts';
import type { CheckNames } from '#lib/i18n/press-check-items.ts';
import { pageCauseWords } from '#lib/i18n/page-cause-words.ts';
import type { Format } from '#lib/i18n/format.ts';
import { paragraphWords } from '#lib/i18n/paragraph-words.ts';
import { pressCheckTexts } from '#lib/i18n/press-check.ts';
import { signatureTexts } from '#lib/i18n/signatures.ts';
import { wordTexts } from '#lib/i18n/words.ts';
import type { Page } from '#model/page.ts';
import { areMany } from '#model/press-check/check-item.ts';
import { titleOf } from '#model/promise.ts';
import type { DeskView } from '#model/records.ts';
import { shortCode } from '#model/signature.ts';
import { workflowOf } from '#model/workflow.ts';

/** So much of a headline tells one story from another in a sentence. */
const NAME_LENGTH = 24;

/** What the things that items are about are called. */
export function checkNames(
	view: DeskView,
	format: Format,
	pages: readonly Page[],
	now: () => number
): CheckNames {
	const { lang } = format;
	const words = wordTexts[lang];
	const slots = new Map(pages.flatMap((page) => page.slots.map((slot) => [slot.id, slot.role])));
	const story = (id: string | null) => {
		const facts = id === null ? undefined : view.get('facts', id);
		const title = titleOf(id === null ? undefined : view.get('story', id), facts);
		return shortened(title || facts?.excerpt || words.untitled);
	};
	const person = (id: string | null) => (id && view.get('person', id)?.name) || '';
	return {
		story,
		person,
		people: (ids) =>
			areMany(ids)
				? pressCheckTexts[lang].people(ids.length)
				: format.list(ids.map((id) => person(id))),
		page: (number) => words.page(number),
		time: (at) => format.moment(at, now()),
		day: (date) => format.day(date),
		edition: (spot) =>
			format.edition(editionAt(view.list('edition'), editionAddress(spot)) ?? spot),
		number: (value) => format.number(value),
		step: (step) => signatureTexts[lang].step[step],
		paragraphs: (list) => paragraphWords(signatureTexts[lang], list),
		code: shortCode,
		slot: (id) => words.slot[slots.get(id ?? '') ?? 'column'],
		signers: (step) =>
			format.list(
				workflowOf(view.get('newsroom', 'newsroom')).signers[step].map((one) => words.role[one])
			),
		list: (list) => format.list([...list]),
		causes: (causes) => pageCauseWords(view, format, causes),
		about: (text, measured) => (measured ? text : words.about(text))
	};
}

/** Quotations within quotation marks take single ones. */
function shortened(headline: string): string {
	const whole = [...headline];
	const short = whole.slice(0, NAME_LENGTH).join('');
	return (whole.length > NAME_LENGTH ? `${short}…` : short)
		.replaceAll('“', '‘')
		.replaceAll('”', '’');
}
