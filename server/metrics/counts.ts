import { Counter, Histogram, type Registry } from 'prom-client';
import { CLOSE, type CloseCode } from '#document/close-codes.ts';
import type { Answer } from '../desk/desk.ts';
import type { RefusedMessage } from '../nodes/redis-bus.ts';
import type { FrameRule, SyncMeter } from '../sync/sync-meter.ts';

/** What can turn out not to be what its hash says. */
export const MISMATCHES = ['audit', 'photo', 'evidence'] as const;
export type Mismatch = (typeof MISMATCHES)[number];

/** What a database is asked for. */
export const DOINGS = ['read', 'write', 'append', 'load', 'compact', 'commit', 'probe'] as const;
export type Doing = (typeof DOINGS)[number];

/** What a socket is closed with that sent what a rule refuses. */
const CODES: Record<FrameRule, CloseCode> = {
	rate: CLOSE.tooFast,
	questions: CLOSE.tooFast,
	form: CLOSE.malformed,
	'server-only': CLOSE.malformed,
	gap: CLOSE.malformed,
	foreign: CLOSE.malformed,
	size: CLOSE.tooLarge,
	'too-long': CLOSE.tooLarge,
	rights: CLOSE.forbidden,
	backlog: CLOSE.unavailable
};

/** What is counted as it happens. */
export interface Counts {
	readonly sync: SyncMeter;
	command(type: string, answer: Answer): void;
	databaseError(doing: Doing): void;
	mismatch(what: Mismatch): void;
	/** Redis has brought what no server of this newsroom has just said. */
	refusedMessage(why: RefusedMessage): void;
}

const ACK_SECONDS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * Of a server whole, or of one newsroom of several: under other names, so that a sum over one name counts
 * nothing twice, and without the types of commands, of which there are many.
 */
export function createCounts(registry: Registry, of: 'server' | 'newsroom'): Counts {
	const isWhole = of === 'server';
	const [registers, named] = [[registry], `copydesk_${isWhole ? '' : 'newsroom_'}`];
	const acknowledged = new Histogram({
		...{ name: `${named}ack_seconds`, buckets: ACK_SECONDS, registers },
		help: 'From the arrival of an update until it was on disk and acknowledged.'
	});
	const count = (name: string, help: string, labelNames: string[]) =>
		new Counter({ name: `${named}${name}_total`, help, labelNames, registers });
	const refused = count('refused_frames', 'Frames of story sockets that were refused.', [
		'code',
		'rule'
	]);
	const commands = isWhole
		? count('commands', 'Commands, by type and outcome.', ['type', 'outcome'])
		: count('commands', 'Commands, by outcome.', ['outcome']);
	const errors = count('database_errors', 'Questions the database did not answer.', ['doing']);
	const mismatches = count('hash_mismatches', 'What was not what its hash says.', ['what']);
	const messages = count('refused_messages', 'What Redis brought and was not heard.', ['why']);
	// Said from the start, so that the first one is an increase.
	for (const doing of DOINGS) errors.inc({ doing }, 0);
	for (const [rule, code] of Object.entries(CODES)) refused.inc({ code, rule }, 0);
	for (const what of MISMATCHES) mismatches.inc({ what }, 0);
	for (const why of ['forged', 'old'] satisfies RefusedMessage[]) messages.inc({ why }, 0);
	return {
		sync: {
			acknowledged: (ms) => acknowledged.observe(ms / 1000),
			refused: (code, rule) => refused.inc({ code, rule })
		},
		command(type, answer) {
			const outcome = answer.ok ? 'done' : answer.error.reason;
			commands.inc(isWhole ? { type, outcome } : { outcome });
		},
		databaseError: (doing) => errors.inc({ doing }),
		mismatch: (what) => mismatches.inc({ what }),
		refusedMessage: (why) => messages.inc({ why })
	};
}
