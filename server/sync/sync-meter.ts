import type { CloseCode } from '#document/close-codes.ts';

/** Why a frame was refused: its rate, its form, its size, whose words it holds, who sent it, or the disk. */
export type FrameRule =
	| 'rate'
	| 'form'
	| 'server-only'
	| 'questions'
	| 'size'
	| 'gap'
	| 'foreign'
	| 'too-long'
	| 'rights'
	| 'backlog';

/** Counts what happens in stories. Called for every frame with words, so it must cost next to nothing. */
export interface SyncMeter {
	/** An update is on disk, so long after it came, ms. */
	acknowledged(ms: number): void;
	refused(code: CloseCode, rule: FrameRule): void;
}

/** How much is going on, looked at when somebody asks. */
export interface SyncLoad {
	rooms: number;
	connections: number;
	/** Updates that came and are not on disk. */
	unacknowledged: number;
	/** Bytes that nobody has read yet, of all sockets and of the one with most. */
	unread: number;
	mostUnread: number;
}

/** For who counts nothing. */
export const UNMETERED: SyncMeter = { acknowledged: () => undefined, refused: () => undefined };
