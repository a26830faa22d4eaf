import type { FeedStatus } from '#lib/sync/desk-socket.ts';
import type { ProofState } from './proof.svelte.ts';

const AWAY: readonly FeedStatus[] = ['restarting', 'offline', 'signed-out', 'deactivated'];

/** What is said of a proof: with no desk to hear from, nothing is known to be as the stories are. */
export const shownState = (state: ProofState, desk: FeedStatus): ProofState =>
	state !== 'waiting' && AWAY.includes(desk) ? 'failed' : state;
