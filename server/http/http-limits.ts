/** What connections may cost of which nobody is known yet; PROTOCOL.md gives the reasons. */
export const HTTP_LIMITS = {
	/** Connections whose request has not come whole. */
	halfOpen: 2048,
	/** Of these from one address; several newsrooms may come from one. */
	halfOpenPerAddress: 512,
	/** Connections the system may keep for us until they are taken over. */
	backlog: 4096
} as const;

/** Times, ms. */
export const HTTP_TIMES = {
	/** How long the head of a request may take. */
	headers: 10_000,
	/** How long a whole request may take: a picture of 25 MB over a slow line. */
	request: 300_000,
	/** How often both are looked at. */
	checking: 1000,
	/** How long a connection waits for another request. */
	keepAlive: 5000,
	/** How long nothing may go either way, so that nobody keeps an answer by not reading it. */
	idle: 120_000,
	/** How long the store may take to say that it can write. */
	probe: 2000,
	/** For how long its last word on that holds. */
	probed: 1000
} as const;
