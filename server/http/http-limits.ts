/** What connections may cost of which nobody is known yet; PROTOCOL.md gives the reasons. */
export const HTTP_LIMITS = {
	/** Connections of which there is no request yet. */
	halfOpen: { total: 1024, perAddress: 512 },
	/** Connections whose request is there without all of its body, such as a picture. */
	halfSent: { total: 512, perAddress: 256 },
	/** Connections the system may keep for us until they are taken over. */
	backlog: 4096
} as const;

/** Times, ms. */
export const HTTP_TIMES = {
	/** How long the head of a request may take. */
	headers: 10_000,
	/** How long a whole request may take: a picture of 50 MB over a slow line. */
	request: 300_000,
	/** How often both are looked at. */
	checking: 1000,
	/** How long a connection waits for another request. */
	keepAlive: 5000,
	/** How long nothing may go either way, so that nobody keeps an answer by not reading it. */
	idle: 120_000,
	/** For how long what somebody sends whose request was refused is read and thrown away. */
	linger: 3000,
	/** How long the store may take to say that it can write. */
	probe: 2000,
	/** For how long its last word on that holds. */
	probed: 1000
} as const;
