import type { Id } from '../ids.ts';
import {
	SEVERITY,
	mayBeWaived,
	type CheckFinding,
	type CheckItem,
	type CheckKind,
	type Waiver
} from './check-item.ts';

/** Where something was found, whose it is, and what a waiver of it is bound to. */
export interface FoundAt {
	/** What it is about among those of its kind. */
	subject: string;
	pageId: Id | null;
	storyId?: Id | null;
	slotId?: Id | null;
	forIds?: readonly (Id | null)[];
	/** Not given: the subject alone. */
	about?: string;
}

/** It was for this kind of thing, which may be let pass, and is about what it was about then. */
const holds = (waiver: Waiver, kind: CheckKind, about: string): boolean =>
	mayBeWaived(kind) && waiver.kind === kind && waiver.about === about;

/** What the checks have looked at, and what they have found. */
export class Findings {
	readonly items: CheckItem[] = [];
	readonly #ids = new Set<string>();
	readonly #looked = new Map<CheckKind, number>();
	readonly #waivers: ReadonlyMap<string, Waiver>;

	/** @param waivers those of the edition */
	constructor(waivers: Iterable<Waiver>) {
		this.#waivers = new Map(Array.from(waivers, (waiver) => [waiver.itemId, waiver]));
	}

	look(...kinds: CheckKind[]): void {
		for (const kind of kinds) this.#looked.set(kind, (this.#looked.get(kind) ?? 0) + 1);
	}

	add(at: FoundAt, finding: CheckFinding): void {
		const { subject, pageId, storyId = null, slotId = null, forIds = [], about = subject } = at;
		const id = `${finding.kind}:${subject}`;
		// The same line of a teaser twice is one thing to see to.
		if (this.#ids.has(id)) return;
		this.#ids.add(id);
		const waiver = this.#waivers.get(id);
		this.items.push({
			...finding,
			...{ id, severity: SEVERITY[finding.kind], pageId, storyId, slotId, about },
			forIds: [...new Set(forIds.filter((one) => one !== null))],
			waived: waiver && holds(waiver, finding.kind, about) ? waiver : null
		});
	}

	/** By kind, how many were looked at and are as they should be. */
	get passed(): Partial<Record<CheckKind, number>> {
		const passed = new Map(this.#looked);
		for (const { kind } of this.items) passed.set(kind, (passed.get(kind) ?? 0) - 1);
		return Object.fromEntries([...passed].filter(([, count]) => count > 0));
	}
}
