import type { Role } from '#model/person.ts';
import {
	byStanding,
	type PeopleAnswer,
	type PeopleRefusal,
	type PeopleRequest,
	type PersonRow,
	type ShownLink
} from './person-row.ts';

/** Which dialog is open. */
export type Opened =
	| { dialog: 'add' }
	| { dialog: 'roles' | 'deactivate'; person: PersonRow }
	| { dialog: 'link'; personId: string; name: string; link: ShownLink };

/** What the list of people shows, and what has been asked of the server. */
export class PeopleAdmin {
	role = $state<Role | 'all'>('all');
	query = $state('');
	opened = $state.raw<Opened | null>(null);
	/** Why the last request was refused; the dialog says it in words. */
	refusal = $state.raw<PeopleRefusal | null>(null);
	busy = $state(false);
	readonly #rows: () => PersonRow[];
	readonly #refresh: () => Promise<void>;

	/** `rows` is live; `refresh` has what the server alone knows loaded again. */
	constructor(rows: () => PersonRow[], refresh: () => Promise<void>) {
		this.#rows = rows;
		this.#refresh = refresh;
	}

	get rows(): PersonRow[] {
		return this.#rows();
	}

	readonly counts = $derived.by(() => ({
		active: this.rows.filter(({ active, hasPassword }) => active && hasPassword).length,
		waiting: this.rows.filter(({ active, hasPassword }) => active && !hasPassword).length,
		inactive: this.rows.filter(({ active }) => !active).length
	}));

	readonly shown = $derived.by(() => {
		const wanted = this.query.trim().toLowerCase();
		return this.rows
			.filter(({ roles }) => this.role === 'all' || roles.includes(this.role))
			.filter(
				({ name, username }) => name.toLowerCase().includes(wanted) || username.includes(wanted)
			)
			.toSorted(byStanding);
	});

	open(opened: Opened | null): void {
		this.refusal = null;
		this.opened = opened;
	}

	/** Adds somebody and shows the link to hand over. */
	async add(person: Omit<PeopleRequest & { do: 'add' }, 'do'>): Promise<void> {
		const answer = await this.#ask({ do: 'add', ...person });
		if (answer?.link && answer.person) {
			const { id: personId, name } = answer.person;
			this.open({ dialog: 'link', personId, name, link: answer.link });
		}
	}

	async makeLink({ id, name }: PersonRow): Promise<boolean> {
		const answer = await this.#ask({ do: 'link', id });
		if (answer?.link) this.open({ dialog: 'link', personId: id, name, link: answer.link });
		return answer !== null;
	}

	/** Changes that show nothing but their effect in the list; closes the dialog they came from. */
	async change(request: Exclude<PeopleRequest, { do: 'add' | 'link' }>): Promise<boolean> {
		const done = (await this.#ask(request)) !== null;
		if (done) this.open(null);
		return done;
	}

	async #ask(request: PeopleRequest): Promise<(PeopleAnswer & { ok: true }) | null> {
		if (this.busy) return null;
		this.busy = true;
		this.refusal = null;
		const answer = await post(request);
		if (answer.ok) await this.#refresh();
		else this.refusal = answer.refusal;
		this.busy = false;
		return answer.ok ? answer : null;
	}
}

async function post(request: PeopleRequest): Promise<PeopleAnswer> {
	try {
		const response = await fetch('/api/people', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(request)
		});
		if (response.status === 401) return { ok: false, refusal: { reason: 'signed-out' } };
		const answer = (await response.json()) as PeopleAnswer | App.Error;
		if ('ok' in answer) return answer;
		return { ok: false, refusal: { reason: answer.away ? 'away' : 'unreachable' } };
	} catch {
		return { ok: false, refusal: { reason: 'unreachable' } };
	}
}
