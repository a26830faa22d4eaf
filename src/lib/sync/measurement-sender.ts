import type { Id } from '#model/ids.ts';
import type { Measurement } from '#model/measurement.ts';
import type { DeskView } from '#model/records.ts';

/** Measurements rest so long before they are told: fonts come in, and people type on. */
const REST_MS = 300;

/**
 * Tells the server what this browser has measured. Each finding once, and only where the desk has
 * another one: two browsers that measure differently do not answer each other for ever.
 */
export class MeasurementSender {
	readonly #view: DeskView;
	readonly #fetch: typeof globalThis.fetch;
	/** The last finding on each story that was told, or that the desk had already. */
	readonly #settled = new Map<Id, string>();
	#offered: readonly Measurement[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		view: DeskView,
		fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request)
	) {
		this.#view = view;
		this.#fetch = fetch;
	}

	/** What is measured now; what was offered before and not told yet is forgotten. */
	offer(measurements: readonly Measurement[]): void {
		this.#offered = measurements;
		clearTimeout(this.#timer);
		if (measurements.length > 0) this.#timer = setTimeout(() => void this.#send(), REST_MS);
	}

	close(): void {
		clearTimeout(this.#timer);
	}

	async #send(): Promise<void> {
		const news = this.#offered.filter((one) => this.#isNews(one));
		for (const one of this.#offered) this.#settled.set(one.id, JSON.stringify(one));
		if (news.length === 0) return;
		try {
			const answer = await this.#fetch('/api/measurements', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(news)
			});
			if (!answer.ok) this.#forget(news);
		} catch {
			// No network. The formula speaks meanwhile; the next change is told again.
			this.#forget(news);
		}
	}

	#isNews(measurement: Measurement): boolean {
		const finding = JSON.stringify(measurement);
		const known = this.#view.get('measurement', measurement.id);
		// After a restart the desk has none.
		if (!known) return true;
		return this.#settled.get(measurement.id) !== finding && JSON.stringify(known) !== finding;
	}

	#forget(news: readonly Measurement[]): void {
		for (const { id } of news) this.#settled.delete(id);
	}
}
