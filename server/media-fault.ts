/** The build has a copy of this class of its own; what one throws the other knows by this. */
const BRAND: unique symbol = Symbol.for('copydesk.media-fault') as never;

/**
 * A store of media does not answer, or will not take or give what it is asked for. The message is a
 * sentence without secrets.
 */
export class MediaFault extends Error {
	override name = 'MediaFault';
	readonly [BRAND] = true;
}

/** What was sent is not what is there. */
export class MediaAltered extends MediaFault {
	override name = 'MediaAltered';
}

export const isMediaFault = (error: unknown): error is MediaFault =>
	error instanceof Error && BRAND in error;
