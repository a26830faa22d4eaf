import { isAffiliation } from './byline.ts';
import { decksOf } from './decks.ts';
import { endsParagraph, endsSentence, letters } from './lines.ts';
import { factsIn, phraseFact, restOf } from './masthead.ts';
import { isNoise } from './noise.ts';
import type { Fact, Span, SpanKind } from './recognition.ts';
import {
	columnTitle,
	headEnd,
	isBroken,
	isPhoto,
	isTeaserWithText,
	leadsIn,
	opensStory,
	type Open
} from './signs.ts';
import type { Tagged } from './tag.ts';
import { placesIn } from './unwrap.ts';

/** Reads tagged units from top to bottom and says of each what it is and to which story it belongs. */
export class Classifier {
	readonly spans: Span[] = [];
	private readonly units: Tagged[];
	private items = 0;
	private story: Open | null = null;
	/** A story a photo broke into, which may go on below the photo. */
	private broken: Open | null = null;
	private inTeasers = false;

	constructor(units: Tagged[]) {
		this.units = units;
	}

	run(): Span[] {
		const head = headEnd(this.units);
		let i = 0;
		while (i < this.units.length) i = this.step(i, head);
		return this.spans.sort((a, b) => a.from - b.from);
	}

	/** Reads what begins at unit i; returns where the next begins. */
	private step(i: number, head: number): number {
		const unit = this.units[i]!;
		switch (unit.tag) {
			case 'fact':
				return this.fact(unit, i);
			case 'number':
				if (i < head) this.add(unit, 'masthead', null, { fact: 'date' });
				else this.add(unit, 'noise', null);
				return i + 1;
			case 'noise':
			case 'ad':
				this.add(unit, 'noise', null);
				return i + 1;
			case 'label':
				this.inTeasers = true;
				this.add(unit, 'noise', null);
				return i + 1;
			case 'teaser':
				return this.teaser([unit], null, i + 1);
			case 'display':
				return this.display(i, head);
			case 'byline':
				return this.byline(unit, i);
			case 'credit':
				return this.credit(unit, i);
			case 'pointer':
				return this.pointer(unit, i);
			case 'caption':
			case 'prose':
				return this.prose(unit, i);
		}
	}

	private add(
		unit: Tagged,
		kind: SpanKind,
		item: number | null,
		more: { range?: [number, number]; joins?: boolean; fact?: Fact } = {}
	): void {
		const [a, b] = more.range ?? [0, unit.text.length];
		placesIn(unit, a, b).forEach(([from, to], line) => {
			const span: Span = { from, to, kind, item };
			if (more.joins || line > 0) span.joins = true;
			if (more.fact) span.fact = more.fact;
			this.spans.push(span);
		});
	}

	private open(photo = false): Open {
		const story: Open = {
			item: this.items++,
			photo,
			byline: false,
			body: 0,
			crossheads: 0,
			last: '',
			closed: false
		};
		if (photo && this.story && !this.story.photo && isBroken(this.story)) this.broken = this.story;
		if (!photo) this.broken = null;
		this.inTeasers = false;
		return (this.story = story);
	}

	private fact(unit: Tagged, i: number): number {
		const pieces = factsIn(unit.text);
		for (const { from, to, fact } of pieces)
			this.add(unit, 'masthead', null, { range: [from, to], fact });
		for (const range of restOf(unit.text, pieces)) {
			const phrase = unit.text.slice(...range);
			if (letters(phrase) > 0 && isNoise(phrase)) this.add(unit, 'noise', null, { range });
			else this.add(unit, 'masthead', null, { range, fact: phraseFact(phrase) ?? undefined });
		}
		return i + 1;
	}

	/** Display lines from i on: masthead, headline, crosshead, photo title or teaser by what follows. */
	private display(i: number, head: number): number {
		let end = i;
		while (this.units[end + 1]?.tag === 'display' && end + 1 >= head === i >= head) end++;
		if (this.runsOn(i)) {
			this.add(this.units[i]!, 'body', this.story!.item, { joins: true });
			this.story!.last = this.units[i]!.text;
			return i + 1;
		}
		const run = this.units.slice(i, end + 1);
		const next = this.units[end + 1];
		if (next?.tag === 'pointer' && next.pointer?.kind === 'see')
			return this.teaser(run, next, end + 2);
		if (this.inTeasers && (next?.tag === 'teaser' || next?.tag === 'label' || !next)) {
			if (next?.tag === 'teaser') return this.teaser([...run, next], null, end + 2);
			return this.teaser(run, null, end + 1);
		}
		if (i < head) {
			for (const unit of run)
				this.add(unit, 'masthead', null, { fact: phraseFact(unit.text) ?? 'slogan' });
			return end + 1;
		}
		if (isTeaserWithText(this.units, end + 1))
			return this.teaser([...run, next!], this.units[end + 2]!, end + 2);
		if (isPhoto(this.units, end + 1)) return this.photo(run, end + 1);
		if (this.needsBody()) return this.verse(run, next, end + 1);
		return this.heading(run, next, end + 1);
	}

	/** A short last line of a paragraph that breaks off: right under it, and set off from what follows. */
	private runsOn(i: number): boolean {
		const [unit, next] = [this.units[i]!, this.units[i + 1]];
		const broken = this.story !== null && !this.story.photo && isBroken(this.story);
		return broken && this.units[i - 1]?.tag === 'prose' && unit.gap === 0 && (next?.gap ?? 1) > 0;
	}

	private opens(run: Tagged[], after: number): boolean {
		const story = this.story;
		return !story || this.isEmpty(story) || opensStory(this.units, story, run, after);
	}

	/** Takes a column's title off the lines above a headline; returns the others. */
	private columnTitle(run: Tagged[], item: number): Tagged[] {
		const found = columnTitle(run);
		if (!found) return run;
		this.add(found.title, 'kicker', item);
		this.add(found.roman, 'kicker', item);
		return run.slice(2);
	}

	private heading(run: Tagged[], next: Tagged | undefined, after: number): number {
		if (!next || !leadsIn(next)) {
			const tail =
				this.story && !this.story.photo && next?.tag === 'pointer' ? 'crosshead' : 'noise';
			for (const unit of run) this.add(unit, tail, tail === 'noise' ? null : this.story!.item);
			return after;
		}
		if (this.opens(run, after)) {
			this.headline(run);
			return after;
		}
		for (const unit of run) this.add(unit, 'crosshead', this.story!.item);
		this.story!.crossheads++;
		this.story!.last = '';
		return after;
	}

	/** A byline was read and no body yet: what follows is the body, be it verse. */
	private needsBody(): boolean {
		return this.story !== null && this.story.byline && this.story.body === 0;
	}

	private verse(run: Tagged[], next: Tagged | undefined, after: number): number {
		const story = this.story!;
		const lines = [...run];
		if (isAffiliation(lines[0]!.text)) this.add(lines.shift()!, 'byline', story.item);
		// The next story's headline is the last block of lines before its byline.
		const above =
			next && (next.tag === 'byline' || next.lead > 0)
				? Math.max(
						1,
						lines.findLastIndex(({ gap }) => gap > 0)
					)
				: lines.length;
		// A first paragraph the column broke early; a crosshead holds no comma.
		const broken = lines.length === 1 && next?.tag === 'prose' && /[，,]/.test(lines[0]!.text);
		const kind = lines.length === 1 && next?.tag === 'prose' && !broken ? 'crosshead' : 'body';
		for (const unit of lines.slice(0, above)) this.add(unit, kind, story.item);
		if (kind === 'body') story.body += above;
		// Verse ends its lines without stops; the next paragraph is one of its own.
		story.last = broken ? lines[0]!.text : '';
		return above < lines.length ? this.heading(lines.slice(above), next, after) : after;
	}

	/** A headline group; what stands too far above it to belong to it is left alone. */
	private headline(run: Tagged[]): void {
		const story = this.story && this.isEmpty(this.story) ? this.story : this.open();
		const rest = this.columnTitle(run, story.item);
		for (const part of decksOf(rest.flatMap((unit) => unit.lines)))
			this.spans.push({ from: part.from, to: part.to, kind: part.kind, item: story.item });
	}

	private isEmpty(story: Open): boolean {
		return (
			story.body === 0 &&
			this.spans.every((span) => span.item !== story.item || span.kind === 'pointer')
		);
	}

	private teaser(run: Tagged[], pointer: Tagged | null, after: number): number {
		const item = this.items++;
		const rest = this.columnTitle(run, item);
		for (const unit of rest) {
			const own = unit.tag === 'teaser' ? unit.pointer : null;
			this.add(unit, 'teaser', item, { range: [0, own?.from ?? unit.text.length] });
			if (own) this.add(unit, 'pointer', item, { range: [own.from, own.to] });
		}
		if (pointer && pointer.tag === 'pointer') this.add(pointer, 'pointer', item);
		return pointer ? after + (this.units[after] === pointer ? 1 : 0) : after;
	}

	/** A photo story: its title, its caption, its credit. */
	private photo(run: Tagged[], i: number): number {
		const { item } = this.open(true);
		const rest = this.columnTitle(run, item);
		const bare = this.units[i]!.tag === 'credit' && rest.length > 1;
		for (const unit of bare ? rest.slice(0, -1) : rest) this.add(unit, 'photoTitle', item);
		if (bare) this.add(rest.at(-1)!, 'caption', item);
		return this.units[i]!.tag === 'credit' ? i : this.caption(this.units[i]!, i);
	}

	private caption(unit: Tagged, i: number): number {
		const end = unit.credit?.from ?? unit.text.length;
		this.add(unit, 'caption', this.story!.item, { range: [0, end] });
		if (unit.credit) this.add(unit, 'credit', this.story!.item, { range: [end, unit.text.length] });
		return i + 1;
	}

	private credit(unit: Tagged, i: number): number {
		this.add(unit, 'credit', (this.story ?? this.open(true)).item);
		return i + 1;
	}

	private byline(unit: Tagged, i: number): number {
		const last = this.units[i - 1]?.tag;
		const headed =
			last === 'display' || last === 'byline' || (last === 'pointer' && !this.story?.body);
		let story = this.story ?? this.open();
		// Under the body with no headline before it: the writer signs below.
		if (!headed && story.byline && !story.photo) story = this.open();
		this.add(unit, 'byline', story.item);
		story.closed = !headed && story.body > 0;
		story.byline = true;
		const next = this.units[i + 1];
		if (headed && next?.tag === 'display' && isAffiliation(next.text)) {
			this.add(next, 'byline', story.item);
			return i + 2;
		}
		return i + 1;
	}

	private pointer(unit: Tagged, i: number): number {
		if (unit.pointer?.kind === 'from') {
			const story = this.story && this.bare(this.story) ? this.story : this.open();
			this.add(unit, 'pointer', story.item);
			return i + 1;
		}
		this.add(unit, 'pointer', this.story?.item ?? null);
		if (this.story && unit.pointer?.kind === 'on') this.story.closed = true;
		return i + 1;
	}

	/** Has a headline at most. */
	private bare(story: Open): boolean {
		return !story.photo && story.body === 0 && !story.byline;
	}

	private prose(unit: Tagged, i: number): number {
		if (unit.lead === 0 && this.captionHere(unit, i)) {
			if (!this.story) this.open(true);
			return this.caption(unit, i);
		}
		const story = this.storyFor(unit);
		const from = unit.pointer?.kind === 'from' ? unit.pointer.to : 0;
		if (from) this.add(unit, 'pointer', story.item, { range: [0, from] });
		const start = Math.max(from, unit.lead);
		if (unit.lead) this.add(unit, 'byline', story.item, { range: [from, start] });
		const on = unit.pointer && unit.pointer.kind !== 'from' ? unit.pointer.from : unit.text.length;
		const end = unit.tail !== -1 && unit.tail < on ? unit.tail : on;
		const joins =
			!unit.lead && !from && story.body > 0 && story.last !== '' && !endsParagraph(story.last);
		this.add(unit, 'body', story.item, { range: [start, end], joins });
		if (unit.tail !== -1) this.add(unit, 'byline', story.item, { range: [end, on] });
		if (on < unit.text.length)
			this.add(unit, 'pointer', story.item, { range: [on, unit.text.length] });
		story.byline ||= unit.lead > 0 || unit.tail !== -1;
		story.body++;
		story.last = unit.text.slice(start, end);
		story.closed = unit.tail !== -1 || on < unit.text.length;
		return i + 1;
	}

	/** Whether this copy is the caption of a photo that stands with the story being read. */
	private captionHere(unit: Tagged, i: number): boolean {
		if (unit.tag === 'caption') return true;
		if (!isPhoto(this.units, i)) return false;
		if (!this.story || this.story.photo) return true;
		return this.story.body > 0 && endsSentence(unit.text.slice(0, unit.credit?.from));
	}

	/** The story this paragraph belongs to. */
	private storyFor(unit: Tagged): Open {
		const story = this.story;
		if (unit.lead > 0 && (!story || story.byline || story.photo)) return this.open();
		if (unit.pointer?.kind === 'from') return story && this.bare(story) ? story : this.open();
		if (story?.photo && this.broken) {
			this.story = this.broken;
			this.broken = null;
			return this.story;
		}
		return story ?? this.open();
	}
}
