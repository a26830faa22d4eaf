/**
 * Why the server closed a socket. 4400 to 4499: coming back alone will not help, y-websocket gives
 * up; all others: try again.
 */
export const CLOSE = {
	/** The server stops or starts anew (RFC 6455). */
	restart: 1012,
	/** Did not read what was sent to it. */
	slow: 1013,
	/** A frame or an update that nobody who speaks the protocol would send. */
	malformed: 4400,
	/** Not signed in, signed out, or the session is over. */
	signedOut: 4401,
	/** Their account was deactivated while they were here. */
	deactivated: 4402,
	/** May not read the story, or wrote without being allowed to. */
	forbidden: 4403,
	noSuchStory: 4404,
	/** The client knows an older schema than the server: reload. */
	outdated: 4409,
	/** A frame above the size limit. */
	tooLarge: 4413,
	/** The story could not be loaded, or its log cannot be written. */
	unavailable: 4500,
	/** More frames in a short time than a person makes. */
	tooFast: 4529,
	/** More connections than one person or address may hold. */
	tooMany: 4530
} as const;
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];
