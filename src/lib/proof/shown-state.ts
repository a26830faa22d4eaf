import type { FeedStatus } from '#lib/sync/desk-socket.ts';

/**
 * waiting: faces or words are still coming; behind: words have changed; settling: a slice of a face is on
 * its way, with which lines may be others. faceless: a face did not come, and another stands in for it.
 */
export type ProofState = 'waiting' | 'settling' | 'live' | 'behind' | 'faceless' | 'failed';

/** What a window has of a proof. */
interface Had {
	/** Words of it could not be had. */
	hasFailed: boolean;
	/** Of each story there are some words, and something to set them with. */
	isWhole: boolean;
	isFaceless: boolean;
	/** The words are those of the stories. */
	isCurrent: boolean;
	waitsForFaces: boolean;
}

export function proofState(had: Had): ProofState {
	if (had.hasFailed) return 'failed';
	if (!had.isWhole) return 'waiting';
	if (had.isFaceless) return 'faceless';
	if (!had.isCurrent) return 'behind';
	return had.waitsForFaces ? 'settling' : 'live';
}

const AWAY: readonly FeedStatus[] = ['restarting', 'offline', 'signed-out', 'deactivated'];

/** What is said of a proof: with no desk to hear from, nothing is known to be as the stories are. */
export const shownState = (state: ProofState, desk: FeedStatus): ProofState =>
	state !== 'waiting' && AWAY.includes(desk) ? 'failed' : state;
