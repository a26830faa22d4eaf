import type { Outcome } from '#tests/support/deploy/disturbances.ts';
import { failuresOf } from '#tests/support/deploy/look-at.ts';
import { atMost, none, told, type Figure } from './figure.ts';

/** For how long a window may not show “saved”, and may warn, ms. */
export interface Limits {
	unsaved: number;
	warned: number;
}

/** Null: it is only told what people saw. */
export function ofOutcome(how: string, outcome: Outcome, limits: Limits | null): Figure[] {
	const { asked, warnings, unsaved, stopped, faults } = outcome;
	const gap = `${how}: the longest time without “saved”, by window`;
	const stood = Math.max(0, ...warnings.map(({ ms }) => ms));
	const texts = new Set(warnings.flatMap((one) => one.texts.map((text) => text.slice(0, 40))));
	const failed = failuresOf(asked);
	return [
		told(gap, unsaved.map((ms) => `${Math.round(ms)} ms`).join(', ')),
		...(limits
			? [atMost(`${how}: of these the longest`, Math.max(...unsaved), limits.unsaved, ' ms')]
			: []),
		told(`${how}: warnings in windows`, [...texts].map((text) => `“${text}”`).join(' ') || 'none'),
		limits
			? atMost(`${how}: the longest time for which one stood`, stood, limits.warned, ' ms')
			: told(`${how}: the longest time for which one stood`, `${Math.round(stood)} ms`),
		limits
			? none(`${how}: requests that failed, of ${asked.times}`, failed)
			: told(`${how}: requests that failed, of ${asked.times}`, failed.join('; ') || 0),
		told(`${how}: slowest answer`, `${Math.round(asked.slowest)} ms`),
		none(`${how}: faults in windows`, limits ? faults : faults.filter(isNoRefusal)),
		none(`${how}: words lost or twice`, outcome.missing),
		...stopped.map(({ ms }) => told(`${how}: until the server had ended`, `${Math.round(ms)} ms`))
	];
}

/** While nobody can be served, that is what the proxy answers. */
const isNoRefusal = (fault: string): boolean => !fault.startsWith('503 ');
