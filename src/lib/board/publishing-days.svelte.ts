import { getContext, setContext } from 'svelte';
import { mayRun } from '#model/apply/may-run.ts';
import type { ClosureTerms, Command } from '#model/commands.ts';
import { currentEdition, ownOf, takesNumber, type Edition } from '#model/edition.ts';
import { bySpot, editionAddress, type EditionSpot } from '#model/edition-address.ts';
import { editionUse } from '#model/edition-use.ts';
import { newId, type Id } from '#model/ids.ts';
import { issueFaults, renumbered, type IssueFault } from '#model/issue-number.ts';
import { expectedIssue, numberingOf, reservedIn } from '#model/numbering.ts';
import { can } from '#model/permissions.ts';
import { isPressed, lastPress } from '#model/press.ts';
import type { Waiver } from '#model/press-check/check-item.ts';
import { numberAbout, numberReason } from '#model/press-check/check-numbering.ts';
import { closureOn, isPublishingDay, weekDayOf, type Closure } from '#model/publishing.ts';
import type { Format } from '#lib/i18n/format.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState, Done } from '#lib/sync/desk.svelte.ts';
import { groupBy } from '#lib/sync/records-index.ts';
import type { Result } from '#model/result.ts';

/** What a date is to the paper. */
export interface PublishingDay {
	date: string;
	/** The day's own; undefined: it is not made, whatever is beside it. */
	own: DayPaper | undefined;
	beside: DayPaper[];
	closure: Closure | undefined;
	/** The rules have no paper on it, and none is made. */
	isOff: boolean;
	/** The number its own paper is to have; null: none is due, or it is made. */
	expected: number | null;
	/** Pages by the rules. */
	pages: number;
}

/** An edition, and what is to be said of its number. */
export interface DayPaper {
	edition: Edition;
	fault: IssueFault | undefined;
	/** Why its number is as it is. */
	reason: Waiver | undefined;
	isPrinted: boolean;
	isMaking: boolean;
}

/** The paper's calendar as it stands: days, numbers, what is odd about them and the ways out. */
export class PublishingDays {
	readonly desk: DeskState;
	readonly #today: () => string;
	readonly #now: () => number;
	readonly #papers = $derived.by(() => groupBy(this.desk.editions, ({ date }) => date));
	readonly #numbering = $derived.by(() => numberingOf(this.desk, this.#today()));
	/** By address. */
	readonly #faults = $derived.by(() =>
		Object.fromEntries(
			issueFaults(this.desk.editions, reservedIn(this.#numbering)).map((one) => [
				editionAddress(one),
				one
			])
		)
	);
	readonly making = $derived.by(() => currentEdition(this.desk.editions, this.#now()));
	readonly closures = $derived.by(() =>
		[...this.desk.list('closure')].sort((a, b) => a.from.localeCompare(b.from))
	);

	/** @param today "YYYY-MM-DD" in the paper's zone @param now epoch ms */
	constructor(desk: DeskState, today: () => string, now: () => number) {
		this.desk = desk;
		this.#today = today;
		this.#now = now;
	}

	get today(): string {
		return this.#today();
	}

	get mayPlan(): boolean {
		return can(this.desk.me, 'edition.plan');
	}

	/** Days without a paper, and extra and special issues besides. */
	get mayClose(): boolean {
		return can(this.desk.me, 'calendar.plan');
	}

	get mayRule(): boolean {
		return can(this.desk.me, 'newsroom.configure');
	}

	get mayExplain(): boolean {
		return can(this.desk.me, 'check.waive');
	}

	on(date: string): PublishingDay {
		const editions = this.#papers.get(date) ?? [];
		const papers = editions.map((edition) => this.paper(edition));
		const ownEdition = ownOf(editions);
		const own = papers.find(({ edition }) => edition === ownEdition);
		const expected = () => (own ? null : expectedIssue(this.#numbering, date));
		return {
			...{ date, own, beside: papers.filter((one) => one !== own) },
			closure: closureOn(this.desk, date),
			isOff: papers.length === 0 && !isPublishingDay(this.desk, date),
			/** Walked for, day by day: only where somebody reads it. */
			get expected() {
				return expected();
			},
			pages: weekDayOf(this.desk.newsroom, date).pages
		};
	}

	paper(edition: Edition): DayPaper {
		const fault = this.#faults[editionAddress(edition)];
		const isPrinted = lastPress(edition) !== undefined;
		return {
			...{ edition, fault, isPrinted },
			reason: fault && numberReason(this.desk, this.desk.editions, edition),
			isMaking: edition.id === this.making?.id && !isPrinted
		};
	}

	/** How a paper is called where it is spoken of. */
	nameOf = (spot: EditionSpot, format: Format): string =>
		format.edition(this.desk.editionAt(editionAddress(spot)) ?? spot);

	/** Of a paper whose number is odd for no known reason. */
	openFault({ fault, reason }: DayPaper): IssueFault | undefined {
		return reason ? undefined : fault;
	}

	/** What a paper with an odd number would have, and how many after it would follow; null: it is printed. */
	remedy({ fault }: DayPaper): { issue: number; following: number } | null {
		if (!fault) return null;
		const before = this.desk.editions.findLast(
			(one) => one.issue !== null && bySpot(one, fault) < 0
		);
		const issue = fault.kind === 'issueGap' ? fault.from : (before?.issue ?? 0) + 1;
		const next = renumbered(this.desk.editions, fault, issue);
		if (!next || next.some(({ edition }) => lastPress(edition))) return null;
		return { issue, following: next.length - 1 };
	}

	/** Whether a reason may still be given: with the printer a paper is as it is. */
	mayGiveReason({ edition }: DayPaper): boolean {
		return this.mayExplain && !isPressed(edition);
	}

	renumber(edition: Edition, issue: number): Promise<Result<Done, RunError>> {
		const { id, issue: expect } = edition;
		return expect === null
			? this.number(edition, issue)
			: this.desk.run({ type: 'edition.renumber', id, issue, expect });
	}

	/** Sets one number alone; null: none. What somebody else has set meanwhile stays. */
	number({ id, issue: was }: Edition, issue: number | null): Promise<Result<Done, RunError>> {
		const [patch, expect] = [{ issue }, { issue: was }];
		return this.desk.run({ type: 'edition.update', id, patch, expect });
	}

	/** The press check lets the number pass, as long as it is this one. */
	explain(edition: Edition, { kind }: IssueFault, reason: string): Promise<Result<Done, RunError>> {
		const about = numberAbout(this.desk.editions, edition);
		const waive: Command = {
			...{ type: 'check.waive', id: newId(), editionId: edition.id },
			...{ itemId: `${kind}:${edition.id}`, kind, about, pageId: null, storyId: null, reason }
		};
		return this.desk.run(waive);
	}

	/** Whether an edition may be taken back: nothing stands on it, as far as this browser knows. */
	mayWithdraw(edition: Edition): boolean {
		const { desk } = this;
		const isKnown = desk.pages(edition.id).length > 0;
		if (!isKnown || editionUse(desk, edition) !== null) return false;
		return mayRun(desk, desk.me, { type: 'edition.withdraw', id: edition.id });
	}

	withdraw({ id }: Edition): Promise<Result<Done, RunError>> {
		return this.desk.run({ type: 'edition.withdraw', id });
	}

	/** @param expect as the person saw it; not given: it is a new one */
	close(id: Id, terms: ClosureTerms, expect?: ClosureTerms): Promise<Result<Done, RunError>> {
		return this.desk.run({ type: 'closure.set', id, ...terms, ...(expect && { expect }) });
	}

	open(id: Id): Promise<Result<Done, RunError>> {
		return this.desk.run({ type: 'closure.lift', id });
	}

	/** The papers of some days and what else they are, as a line above them says. */
	sum(dates: readonly string[]): { editions: Edition[]; extras: number; closed: number } {
		const days = dates.map((date) => this.on(date));
		const editions = days.flatMap(({ own, beside }) =>
			[own, ...beside].flatMap((one) => (one ? [one.edition] : []))
		);
		return {
			editions,
			extras: editions.filter((edition) => !takesNumber(edition)).length,
			closed: days.filter(({ isOff }) => isOff).length
		};
	}
}

const key = Symbol('publishing days');
export const provideDays = (days: PublishingDays): PublishingDays => setContext(key, days);
export const useDays = (): PublishingDays => getContext<PublishingDays>(key);
