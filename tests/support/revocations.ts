import { setTimeout as pause } from 'node:timers/promises';
import { newId, type Id } from '#model/ids.ts';
import type { Step } from '#model/workflow.ts';
import { rawClient, type RawClient } from './raw-client.ts';
import type { StandingServer, ThreeServers } from './three-servers.ts';
import { watchDesk } from './two-servers.ts';

/** Takes a right away at one server from somebody who is at another; resolves to how long it still held, ms. */
export type Revocation = (
	house: ThreeServers,
	sample: number,
	/** What happens once all is ready for it. */
	before?: () => Promise<void>
) => Promise<number>;

type Editor = ThreeServers['editors'][number];

/** From before it is asked for. */
async function took(revoke: () => Promise<unknown>, isOver: () => boolean): Promise<number> {
	const from = performance.now();
	let at = 0;
	const revoked = revoke();
	while (at === 0) {
		if (isOver()) at = performance.now();
		else if (performance.now() > from + 30_000) throw new Error('the right was never taken away');
		else await pause(2);
	}
	await revoked;
	return at - from;
}

const atOther = (house: ThreeServers): StandingServer => house.servers[1] as StandingServer;
const editorOf = ({ editors }: ThreeServers, sample: number): Editor =>
	editors[sample % editors.length] as Editor;

async function inStory(house: ThreeServers, cookie: string, story: Id): Promise<RawClient> {
	const { url, origin } = atOther(house);
	const client = await rawClient({ url, origin }, null, { story, cookie });
	await client.next('access', ({ access }) => access === 'write');
	return client;
}

const mayOnlyRead = (client: RawClient) => () =>
	client.frames.findLast((frame) => frame.type === 'access')?.access === 'read';

/** Their desk and a story, which are both closed. */
async function putOut(
	house: ThreeServers,
	cookie: string,
	before: Parameters<Revocation>[2],
	revoke: () => Promise<unknown>
): Promise<number> {
	const [story = ''] = await house.newStories(1);
	const desk = await watchDesk(atOther(house), cookie);
	const text = await inStoryOnceThere(house, cookie, story);
	let isClosed = false;
	void text.closed.then(() => (isClosed = true));
	await before?.();
	return took(revoke, () => isClosed && desk.code !== 0);
}

/** The other server may not have heard of the story yet. */
const inStoryOnceThere = (house: ThreeServers, cookie: string, story: Id): Promise<RawClient> =>
	again(() => inStory(house, cookie, story));

async function again<T>(ask: () => Promise<T>): Promise<T> {
	for (const end = performance.now() + 10_000; ;) {
		try {
			return await ask();
		} catch (error) {
			if (performance.now() > end) throw error;
			await pause(50);
		}
	}
}

const signOut: Revocation = async (house, sample, before) => {
	const cookie = await house.signIn(editorOf(house, sample).name);
	const { origin } = house.servers[0] as StandingServer;
	return putOut(house, cookie, before, () =>
		fetch(`${origin}/api/session`, { method: 'DELETE', headers: { cookie, origin } })
	);
};

const deactivate: Revocation = async (house, sample, before) => {
	const { id, name } = editorOf(house, sample);
	const cookie = await house.signIn(name);
	const late = await putOut(house, cookie, before, () =>
		house.run({ type: 'person.deactivate', id })
	);
	await house.run({ type: 'person.activate', id });
	return late;
};

const changeRole: Revocation = async (house, sample, before) => {
	const { id, name } = editorOf(house, sample);
	const [story = ''] = await house.newStories(1);
	const client = await inStoryOnceThere(house, await house.signIn(name), story);
	await before?.();
	const late = await took(
		() => house.run({ type: 'person.roles', id, roles: ['proofreader'] }),
		mayOnlyRead(client)
	);
	client.close();
	await house.run({ type: 'person.roles', id, roles: ['editor'] });
	return late;
};

const lock: Revocation = async (house, sample, before) => {
	const [story = ''] = await house.newStories(1);
	const cookie = await house.signIn(editorOf(house, sample).name);
	// What has just been written is refused until the desk says so, too.
	await again(await signing(house, story, 'handIn'));
	const client = await inStoryOnceThere(house, cookie, story);
	const signOff = await signing(house, story, 'signOff');
	await before?.();
	const late = await took(signOff, mayOnlyRead(client));
	client.close();
	return late;
};

/** As the chief editor, whose the story is, and of the text that is there now. */
async function signing(house: ThreeServers, storyId: Id, step: Step): Promise<() => Promise<void>> {
	const { origin } = house.servers[0] as StandingServer;
	const answer = await fetch(`${origin}/api/stories/${storyId}/text`, {
		headers: { cookie: house.chief }
	});
	const { hash } = (await answer.json()) as { hash: string };
	return () => house.run({ type: 'story.sign', id: newId(), storyId, step, hash });
}

export const REVOCATIONS: Readonly<Record<string, Revocation>> = {
	'signed out': signOut,
	deactivated: deactivate,
	'another role': changeRole,
	'signed off': lock
};
