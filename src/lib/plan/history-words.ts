import { ActWords } from '#lib/i18n/act-words.ts';
import type { PlanStep } from './plan-steps.ts';
import type { SlotMark } from './slot-marks.ts';

/** How the history of a plan says things: who did what and when, and what became of it. */
export class HistoryWords extends ActWords {
	/** What a step did after its person's name: two acts in full, for a swap; the rest counted. */
	step(step: PlanStep): string {
		const { acts } = step;
		const lead = this.#lead(step);
		const [first, second, ...rest] = acts.map(this.did);
		const parts = [first, second].filter((part) => part !== undefined);
		const more = rest.length > 0 ? [this.t.more(acts.length)] : [];
		return lead + [...parts, ...more].join(this.format.lang === 'zh' ? '，' : ', ');
	}

	#lead({ entry, undoes }: PlanStep): string {
		if (entry.type === 'plan.restore') return this.t.putBack;
		if (entry.type !== 'undo') return '';
		if (!undoes || undoes.personId === entry.personId) return this.t.undid;
		return this.t.undidOf(this.person(undoes.personId), this.format.time(undoes.at));
	}

	/** Why a step cannot be taken back before a later one. */
	inTheWay(later: PlanStep): string {
		const { personId, at } = later.entry;
		return this.t.inTheWay(this.format.time(at), this.person(personId), this.step(later));
	}

	mark(mark: SlotMark): string {
		const t = this.t.slot;
		switch (mark.kind) {
			case 'moved':
				return t.moved(this.spot(mark.to));
			case 'came':
				return t.came(this.story(mark.storyId));
			case 'gone':
			case 'changed':
				return t[mark.kind];
		}
	}

	/** A moment by its name, or else its time. */
	moment({ entry, name }: PlanStep): string {
		return name ?? this.format.time(entry.at);
	}
}
