import { setImmediate } from 'node:timers/promises';
import { addDays } from '#model/days.ts';
import { pagesOf } from '#model/board.ts';
import { takesStory, type Page } from '#model/page.ts';
import { checkEdition } from '#model/press-check/check-edition.ts';
import { PrintedStories, printedBefore } from '#model/press-check/printed-stories.ts';
import { shapesOf } from '#model/shape.ts';
import { sketchOf } from '#model/sketch.ts';
import { TEMPLATES } from '#model/templates.ts';
import { aStory, Paper, someFacts } from '#tests/support/paper.ts';
import { median, round, type Figure } from '../lib/figures.ts';
import { paragraphsOf } from '../lib/text.ts';

const TODAY = '2026-11-24';
const EDITIONS = 31;
const PAGES = 8;
const STORIES = 60;
const ROUNDS = 15;

/** How long the press check takes: with nothing known, and again after each edit, with a month behind it. */
export async function measureCheck(): Promise<Figure[]> {
	const paper = aMonth();
	const edition = paper.get('edition', TODAY);
	if (!edition) throw new Error('there is no edition');
	const from: number[] = [];
	const again: number[] = [];
	let items = 0;
	for (let turn = 0; turn < ROUNDS; turn++) {
		await setImmediate();
		const began = performance.now();
		const printed = new PrintedStories(printedBefore(paper, edition));
		items = checkEdition(paper, TODAY, { now: 0, printed }).items.length;
		from.push(performance.now() - began);
		const facts = paper.get('facts', `${TODAY}-story${turn}`);
		if (facts) paper.put('facts', { ...facts, hash: `edit ${turn}`, length: facts.length + 1 });
		const edited = performance.now();
		checkEdition(paper, TODAY, { now: 0, printed });
		again.push(performance.now() - edited);
	}
	const figure = (what: string, times: number[], limit: number): Figure => ({
		...{ what, measured: round(median(times)), limit, unit: 'ms' },
		detail: { items, all: times.map((time) => round(time)) }
	});
	const what = `press check of ${PAGES} pages and ${STORIES} stories`;
	return [
		figure(`${what}, 30 editions before it read, median`, from, 300),
		figure(`${what}, again after an edit, median`, again, 50)
	];
}

/** 31 editions of 8 pages and 60 stories of some 700 characters, with pictures and comments. */
function aMonth(): Paper {
	const paper = new Paper();
	for (let day = 1 - EDITIONS; day <= 0; day++) addEdition(paper, addDays(TODAY, day), day);
	return paper;
}

function addEdition(paper: Paper, date: string, day: number): void {
	const edition = { id: date, date, issue: 4387 + day, pressAt: 0, formatId: 'sikai' };
	paper.put('edition', { ...edition, createdAt: 0, createdBy: 'chief' });
	for (let number = 1; number <= PAGES; number++) addPage(paper, date, number);
	const slots = pagesOf(paper, date).flatMap((page) =>
		page.slots.filter(takesStory).map((slot) => ({ page, slot }))
	);
	for (let at = 0; at < STORIES; at++) addStory(paper, date, at, slots[at]);
}

function addPage(paper: Paper, date: string, number: number): Page {
	const template = TEMPLATES.find(({ id }) => id === (number === 1 ? 'sikai-front' : 'sikai-news'));
	const slots = (template?.slots ?? []).map((slot) => ({
		...slot,
		id: `${date}-${number}${slot.id}`
	}));
	return paper.put('page', {
		...{ id: `${date}-page${number}`, editionId: date, number, name: '民生', slots },
		...{ editorId: null, proofreaderId: null, deadline: null },
		...{ formatId: 'sikai', templateId: template?.id ?? null }
	});
}

function addStory(paper: Paper, date: string, at: number, place: Place | undefined): void {
	const id = `${date}-story${at}`;
	const text = [`${date}第${at}篇`, ...paragraphsOf(500 + (at % 7) * 60)];
	paper.put('story', aStory(id, { editionId: date }));
	paper.put('facts', {
		...someFacts(id, [], { editionId: date, headline: `${text[0]}，集市里的清晨` }),
		...{ hash: id, length: text.join('').length, sketch: sketchOf(text.join('')) },
		paragraphs: shapesOf({ blocks: text.map(block) }),
		pictures: at % 4 === 0 ? [{ asset: `${id}-photo`, credit: '白露' }] : []
	});
	if (at % 3 === 0) comment(paper, id);
	if (!place) return;
	const where = { pageId: place.page.id, editionId: date, placedBy: 'chief', placedAt: 0 };
	paper.put('placement', { id: place.slot.id, storyId: id, ...where });
}

const block = (text: string) => ({ kind: 'paragraph' as const, spans: [{ text }] });

/** One comment on every third story. */
function comment(paper: Paper, storyId: string): void {
	const said = { id: 'c', personId: 'chief', body: '再核', mentionIds: [], at: 0, editedAt: null };
	paper.put('thread', {
		...{ id: `${storyId}-thread`, storyId, anchor: null, orphaned: false, suggestion: null },
		...{ comments: [said], state: 'open', resolvedBy: null, resolvedAt: null, createdAt: 0 }
	});
}

interface Place {
	page: Page;
	slot: Page['slots'][number];
}
