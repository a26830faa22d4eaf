import { linesWords } from '#lib/i18n/fit.ts';
import { promisedOf } from '#model/board.ts';
import type { Fit } from '#model/fit.ts';
import type { Id } from '#model/ids.ts';
import type { Displaced, Outlook } from '#model/moving.ts';
import type { Board } from './board.svelte.ts';
import { POOL, type Moves, type TargetId } from './moves.ts';

/** One line about how a story will stand. */
export interface FitLine {
	text: string;
	/** over: amber; fits: green. */
	tone: 'over' | 'fits' | 'plain';
}

/** What letting go would do, as the target shows it and as it is read out. */
export interface OutlookWords {
	tone: 'plain' | 'caution';
	title: string;
	/** 可容 820 · 来稿 796; empty where nothing is compared. */
	compare: string;
	verdict: FitLine | null;
	/** What happens to the story that stands there. */
	other: FitLine | null;
	spoken: string;
}

/** 正好，余 24 / 余 240 / 超 60（5 行）. */
export function fitLine({ say, board }: Moves, fit: Fit): FitLine {
	const t = say.t.fit;
	const number = (value: number) => board.format.number(value);
	if (fit.over > 0) return { text: t.over(fit.over, number(fit.overChars)), tone: 'over' };
	const isExact = fit.left * 8 <= fit.capacity;
	const separator = board.format.lang === 'zh' ? '，' : ', ';
	const left = fit.left > 0 ? t.left(number(fit.leftChars)) : '';
	const words = isExact ? [t.exact, left] : [left];
	return {
		text: words.filter((word) => word !== '').join(separator),
		tone: isExact ? 'fits' : 'plain'
	};
}

/** As `fitLine`, and whether that was measured: what was not is about so much. */
function knownLine(moves: Moves, fit: Fit): FitLine {
	const line = fitLine(moves, fit);
	return fit.measured ? line : { ...line, text: moves.say.words.about(line.text) };
}

/** How long a story is; what is promised and not written is about so much. */
export function lengthWords(
	board: Board,
	storyId: Id,
	words: { about: (text: string) => string }
): string {
	const length = board.format.number(board.length(storyId));
	return promisedOf(board.desk, storyId) > 0 ? words.about(length) : length;
}

/** How a story stands where it is. */
export const standLine = (moves: Moves, fit: Fit): string =>
	[knownLine(moves, fit).text, linesWords(fit, moves.board.format)].join(pause(moves));

export function outlookWords(
	moves: Moves,
	storyId: Id | null,
	targetId: TargetId | null,
	outlook: Outlook
): OutlookWords {
	const { move } = moves.say.t;
	const spot = targetId === null ? undefined : moves.board.slot(targetId);
	const place = spot ? moves.placeName(spot) : move.inPool;
	switch (outlook.will) {
		case 'stay':
			return plain(targetId === POOL ? move.inPool : `${place}${pause(moves)}${move.stay}`);
		case 'unplace':
			return plain(move.toPool);
		case 'taken':
		case 'forbidden':
		case 'jump-first':
		case 'no-tease':
			return { ...plain(moves.blocked(outlook)), tone: 'caution' };
		case 'tease':
			return plain(move.toTeaser(spot?.page.number ?? 0));
		case 'place':
			return placeWords(moves, storyId, place, outlook);
	}
}

const pause = ({ board }: Moves): string => (board.format.lang === 'zh' ? '，' : ', ');

const plain = (title: string): OutlookWords => ({
	...{ tone: 'plain', title, compare: '', verdict: null, other: null, spoken: title }
});

function placeWords(
	moves: Moves,
	storyId: Id | null,
	place: string,
	{ fit, other }: Extract<Outlook, { will: 'place' }>
): OutlookWords {
	const { t } = moves.say;
	const number = (value: number) => moves.board.format.number(value);
	const length = storyId === null ? 0 : (moves.board.desk.get('facts', storyId)?.length ?? 0);
	const otherName = other ? moves.headline(other.storyId) : '';
	const title = !other
		? t.move.to(place)
		: other.to
			? t.move.swap(otherName)
			: t.move.replace(otherName);
	const compare = t.fit.compare(number(fit.room), number(length));
	const verdict = knownLine(moves, fit);
	const otherLine = other ? displacedLine(moves, otherName, other) : null;
	const spoken = [title === t.move.to(place) ? place : `${place}${pause(moves)}${title}`, compare];
	spoken.push(verdict.text, ...(otherLine ? [otherLine.text] : []));
	return {
		...{ tone: 'plain', title, compare, verdict, other: otherLine },
		spoken: spoken.join(pause(moves))
	};
}

function displacedLine(moves: Moves, name: string, { to, keeps, fit }: Displaced): FitLine {
	const { move } = moves.say.t;
	if (!fit || !(to ?? keeps)) return { text: move.otherToPool(name), tone: 'plain' };
	const line = knownLine(moves, fit);
	const where = to ? move.otherTo(name, moves.placeName(to)) : move.otherKeeps(name);
	return { text: `${where}${pause(moves)}${line.text}`, tone: line.tone };
}
