/** What one connection, room or frame may cost; PROTOCOL.md gives the reasons. Sizes in bytes. */
export const LIMITS = {
	/** One update: a paste of some 80,000 Chinese characters. */
	update: 256 * 1024,
	/** What a client brings back from being offline, with every deletion of the story. */
	step2: 1024 * 1024,
	/** A presence frame; y-websocket repeats everybody's states in its own. */
	presenceFrame: 64 * 1024,
	presenceState: 4096,
	structs: 20_000,
	deletions: 20_000,
	clients: 64,
	/** Characters, deleted ones included, which one update may add. */
	length: 1_000_000,
	/** Nesting of a value in an attribute. */
	depth: 8,
	/** Frames a second, and how many may come at once. */
	frameRate: 120,
	frameBurst: 600,
	/** Questions (step 1, who is here) a second, and how many may come at once: a window has one or two. */
	questionRate: 2,
	questionBurst: 20,
	/** Bytes of a state vector that count as one question more. */
	questionBytes: 8 * 1024,
	/** Bytes a second, and how many may come at once. */
	byteRate: 1024 * 1024,
	byteBurst: 16 * 1024 * 1024,
	/** Unread bytes at which presence is no longer sent, at which words wait, and the end of it. */
	bufferPresence: 256 * 1024,
	bufferWords: 1024 * 1024,
	bufferHard: 8 * 1024 * 1024,
	/** Characters of a story, deleted ones included. */
	story: 4_000_000,
	/** Client ids of one person in a story: a window has one. */
	idsPerPerson: 10_000,
	connectionsPerPerson: 32,
	/** A whole newsroom may come from one address. */
	connectionsPerAddress: 1000,
	/** Frames of a connection that wait until the log knows whose words they bring. */
	framesWaiting: 500,
	/** Updates of one room that wait for the disk. */
	uncommitted: 20_000,
	/** Updates of a room that are read at once of what other nodes have written. */
	readAtOnce: 500,
	/** Bytes of updates that other nodes are told; of more they are told that it is in the log. */
	toldAtOnce: 256 * 1024,
	/** What other nodes have told of a room while something before it is missing. */
	partsWaiting: 500,
	/** Bytes of an update that other nodes are told before it is in the log. */
	ahead: 64 * 1024,
	/** Updates of a room that other nodes have passed on and not written yet, and their bytes. */
	unlogged: 500,
	unloggedBytes: 4 * 1024 * 1024
} as const;

/** Times, ms. */
export const TIMES = {
	/** Between pings; a socket that answered neither of two is dead. */
	heartbeat: 10_000,
	/** For how long frames that were on their way when the right to write ended are passed over. */
	downgradeGrace: 5000,
	/** How long words may wait for a reader who does not read. */
	slow: 10_000,
	/** For how long presence may wait for words to go with. */
	presence: 30,
	/** How often everybody is told again who is here: clients forget those they hear nothing of in 30 s. */
	renewal: 20_000,
	/** How long reading a story may hold up those in others. */
	slice: 5,
	/** How long a room without people stays open. */
	linger: 5000,
	/** How long closing the server waits for the log: a stop has seven seconds for all (main.ts). */
	drain: 4000,
	/** How long a command that rests on words waits until they are in the log. */
	written: 3000,
	/** How long nodes that have words already may wait to be told that these are in the log. */
	logged: 120,
	/** How long what another node has written may be on its way before it is read from the database. */
	gap: 250,
	/** After how long it is asked what has become of what another node has passed on and not written. */
	unlogged: 1000,
	/** How often the log is looked into for what others have written, while they tell and while they do not. */
	look: 2000,
	lookUntold: 250,
	/** How often something is said in a room that no other node has open, to find out whether one has. */
	unheard: 1000,
	/** How often a node says that it is there, and after how long without a word it counts as gone. */
	alive: 2000,
	silent: 6000,
	/** Who has not been able to write for so long has no right to any more, and sends its windows to who can. */
	cutOff: 6000,
	/** What others said that long after this one could write last they did not say of the same loss. */
	lastWord: 4000,
	/** After how long without a word the database counts a node as gone, and some more. */
	lease: 10_000,
	/** Nodes do not merge the same log in the same moment. */
	stagger: 3000
} as const;
