import { SvelteSet } from 'svelte/reactivity';
import type { AuditPage, VerifiedChain } from './audit-line.ts';
import { freshAddress } from './audit-query.ts';

/** What the screen of the audit log shows, and what it has asked of the server. */
export class AuditLog {
	page = $state.raw<AuditPage | null>(null);
	/** Another page is on its way. */
	loading = $state(true);
	failed = $state(false);
	/** Rows that fit and came after the newest that is shown. */
	fresh = $state(0);
	verified = $state.raw<VerifiedChain | null>(null);
	checking = $state<'idle' | 'busy' | 'failed'>('idle');
	/** Seqs of the rows whose details are open. */
	readonly opened = new SvelteSet<number>();
	#query = '';
	#request: AbortController | null = null;
	#looking = false;
	#lookAgain = false;

	/** Shows the page of an address's query ("" or "?…"). */
	async load(query: string): Promise<void> {
		this.#query = query;
		this.#request?.abort();
		const request = new AbortController();
		this.#request = request;
		this.loading = true;
		this.failed = false;
		const page = await ask<AuditPage>(`/api/audit${query}`, { signal: request.signal });
		if (this.#request !== request) return;
		this.loading = false;
		if (!page) {
			this.failed = true;
			return;
		}
		this.page = page;
		this.fresh = 0;
		this.opened.clear();
		this.verified = page.verified ?? this.verified;
	}

	reload = (): Promise<void> => this.load(this.#query);

	/** Somebody has done something: asks how much of it belongs here, one question at a time. */
	async look(): Promise<void> {
		this.#lookAgain = true;
		if (this.#looking) return;
		this.#looking = true;
		while (this.#lookAgain) {
			this.#lookAgain = false;
			await this.#countFresh();
		}
		this.#looking = false;
	}

	async #countFresh(): Promise<void> {
		if (!this.page || this.page.hasNewer) return;
		const newest = this.page.lines[0]?.seq ?? 0;
		const answer = await ask<{ count: number }>(freshAddress(this.#query, newest));
		if (answer && newest === (this.page.lines[0]?.seq ?? 0)) this.fresh = answer.count;
	}

	async verify(): Promise<void> {
		if (this.checking === 'busy') return;
		this.checking = 'busy';
		const verified = await ask<VerifiedChain>('/api/audit/verify', { method: 'POST' });
		this.checking = verified ? 'idle' : 'failed';
		this.verified = verified ?? this.verified;
	}

	toggle(seq: number): void {
		if (!this.opened.delete(seq)) this.opened.add(seq);
	}

	/** Whoever leaves the page wants no answer any more. */
	close(): void {
		this.#request?.abort();
		this.#request = null;
	}
}

/** What the server answers; null where it does not. */
async function ask<T>(path: string, init: RequestInit = {}): Promise<T | null> {
	try {
		const response = await fetch(path, init);
		return response.ok ? ((await response.json()) as T) : null;
	} catch {
		// No network, or nobody waits for it any more: the screen offers to try again.
		return null;
	}
}
