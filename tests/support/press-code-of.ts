import { WebSocket } from 'ws';
import { FEED_VERSION, type FeedDown } from '#model/feed.ts';
import type { Id } from '#model/ids.ts';
import { pressCode, pressState } from '#model/press-state.ts';
import type { Change } from '#model/records.ts';
import { viewOf } from '#model/view-of.ts';
import type { LivePaper, Username } from './live-paper.ts';

/** The code of all that an edition would print now, as whoever sends it to press sees it. */
export async function pressCodeOf(
	paper: LivePaper,
	username: Username,
	{ id }: { id: Id }
): Promise<string> {
	const state = pressState(viewOf(await snapshotFor(paper, username)), id);
	if (!state) throw new Error('there is no edition');
	return pressCode(state);
}

/** What the desk shows somebody. */
async function snapshotFor(paper: LivePaper, username: Username): Promise<Change[]> {
	const headers = { cookie: await paper.signIn(username) };
	const { origin } = paper.server;
	const socket = new WebSocket(`${origin.replace('http', 'ws')}/desk`, { origin, headers });
	const watch = { type: 'watch', since: null, version: FEED_VERSION };
	try {
		return await new Promise((resolve, reject) => {
			socket.on('open', () => socket.send(JSON.stringify(watch)));
			socket.on('message', (data) => {
				const frame = JSON.parse((data as Buffer).toString()) as FeedDown;
				if (frame.type === 'snapshot') resolve(frame.changes);
			});
			socket.on('error', reject);
		});
	} finally {
		socket.close();
	}
}
