import type { Id } from '#model/ids.ts';
import type { JumpOffer } from '#model/jump-offer.ts';
import type { Format } from './format.ts';
import { oversetTexts } from './overset.ts';

/** What is said beside the ways out of a story that hangs out. */
export interface OfferWords {
	/** 2版转版还空 160 字，移过去约还溢 3 行; or why nothing can be moved. */
	says: string;
	/** 86 字移到2版; null: it cannot be moved. */
	jump: string | null;
}

/**
 * A jump offer in words.
 * @param overChars what hangs out, 字
 * @param nameOf the name of a person; undefined: nobody’s
 */
export function offerWords(
	offer: JumpOffer,
	overChars: number,
	format: Format,
	nameOf: (personId: Id | null) => string | undefined
): OfferWords {
	const t = oversetTexts[format.lang];
	const number = (value: number) => format.number(value);
	switch (offer.can) {
		case 'jump': {
			const { page, room, fit } = offer;
			const remains = fit.over > 0 ? t.remains(number(fit.over)) : '';
			const parts = [t.room(page.number, number(room)), remains].filter((part) => part !== '');
			const jump = t.jump(number(overChars), page.number);
			return { says: parts.join(format.lang === 'zh' ? '，' : '; '), jump };
		}
		case 'ask': {
			const chief = format.lang === 'zh' ? '总编' : 'the chief editor';
			const name = nameOf(offer.page.editorId) ?? chief;
			return { says: t.ask(offer.page.number, name), jump: null };
		}
		case 'draw': {
			const more = offer.mayDraw ? '' : t.mayNotDraw(offer.page.number);
			const parts = [t.noJump, more].filter((part) => part !== '');
			return { says: parts.join(format.lang === 'zh' ? '，' : '. '), jump: null };
		}
		case 'cut':
			return { says: t.noJump, jump: null };
	}
}
