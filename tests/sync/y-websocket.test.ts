/**
 * y-websocket as it comes from npm, in both versions that PROTOCOL.md names, against the whole server
 * with sessions and SQLite. The version 2.0 brings a server of its own, whose database is no use here:
 * package.json puts lib0 in its place.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebsocketProvider as Version3 } from 'y-websocket';
import { WebsocketProvider as Version2 } from 'y-websocket-2';
import { CLOSE } from '#document/close-codes.ts';
import { contentHash } from '#tests/support/content-hash.ts';
import { openHouse, type House } from '#tests/support/house.ts';
import { writer, type Writer } from '#tests/support/writer.ts';

const VERSIONS = { '3.1': Version3, '2.0': Version2 as unknown as typeof Version3 };
type Version = keyof typeof VERSIONS;
type Username = 'meng' | 'tao';

let house: House;
beforeAll(async () => {
	house = await openHouse();
}, 60_000);
afterAll(() => house.close());

/** Somebody signed in, and the text they had each time when they were told to be synced. */
async function open(username: Username, story: string, version: Version) {
	const cookie = await house.signIn(username);
	const one = writer(house, username, { story, cookie, Provider: VERSIONS[version] });
	const codes: (number | undefined)[] = [];
	const atSync: string[] = [];
	one.provider.on('connection-close', (event) => codes.push(event?.code));
	one.provider.on('sync', (isSynced) => isSynced && atSync.push(one.plain()));
	return Object.assign(one, { codes, atSync });
}

/** Who is in the story besides them, as they see it. */
const others = ({ provider, doc }: Writer) =>
	[...provider.awareness.getStates()]
		.filter(([clientId]) => clientId !== doc.clientID)
		.map(([, state]) => ({
			id: (state.user as { id?: string })?.id,
			caret: state.caret as unknown
		}));

async function same(story: string, ...writers: Writer[]): Promise<void> {
	await expect
		.poll(async () => {
			const copy = await house.services.sync.read(`story/${story}`);
			const hashes = [copy, ...writers.map(({ doc }) => doc)].map(contentHash);
			copy.destroy();
			return new Set(hashes).size;
		})
		.toBe(1);
}

test.each<[Version, Version]>([
	['3.1', '3.1'],
	['2.0', '2.0'],
	['3.1', '2.0'],
	['2.0', '3.1']
])('SYNC3, SYNC5, SYNC14: y-websocket %s and %s write a story together', async (first, second) => {
	const story = await house.newStory('meng');
	const meng = await open('meng', story, first);
	await meng.synced();
	meng.type('鱼市今晨重开');
	const tao = await open('tao', story, second);
	await tao.synced();
	// Synced means that the words are there.
	expect(tao.atSync).toEqual([expect.stringContaining('鱼市今晨重开')]);

	// Both at once.
	meng.type('，潮水退了');
	tao.type('，渔船归港');
	await Promise.all([meng.sees('，渔船归港'), tao.sees('，潮水退了')]);
	await same(story, meng, tao);

	// Each is shown with a name that is not theirs to choose.
	meng.provider.awareness.setLocalState({ user: { id: 'somebody else' }, caret: 3 });
	tao.provider.awareness.setLocalState({ user: { id: 'somebody else' }, caret: 5 });
	await expect.poll(() => others(tao)).toEqual([{ id: house.idOf('meng'), caret: 3 }]);
	await expect.poll(() => others(meng)).toEqual([{ id: house.idOf('tao'), caret: 5 }]);

	// The server goes; what is typed meanwhile arrives when it is back, as does who is there.
	const [mengBack, taoBack] = [meng, tao].map(({ provider }) => nextSync(provider));
	const restarted = house.restart();
	await expect.poll(() => [meng, tao].some(({ provider }) => provider.wsconnected)).toBe(false);
	meng.type('；当时无网');
	await restarted;
	await Promise.all([mengBack, taoBack]);
	for (const one of [meng, tao]) {
		expect(one.codes[0]).toBe(CLOSE.restart);
		expect(one.atSync).toHaveLength(2);
		expect(one.atSync[1]).toContain('鱼市今晨重开');
	}
	await tao.sees('；当时无网');
	await same(story, meng, tao);
	await expect.poll(() => others(tao)).toEqual([{ id: house.idOf('meng'), caret: 3 }]);
	meng.destroy();
	await expect.poll(() => others(tao)).toEqual([]);

	// And whoever comes now has it all from the disk.
	const late = await open('meng', story, first);
	await late.synced();
	expect(late.atSync).toEqual([tao.plain()]);
	late.destroy();
	tao.destroy();
});

function nextSync(provider: Writer['provider']): Promise<void> {
	return new Promise((resolve) => {
		const hear = (isSynced: boolean) => {
			if (!isSynced) return;
			provider.off('sync', hear);
			resolve();
		};
		provider.on('sync', hear);
	});
}

test.each<Version>(['3.1', '2.0'])(
	'SYNC11: y-websocket %s without a session gets nothing but a code',
	async (version) => {
		const story = await house.newStory('meng');
		const stranger = writer(house, 'nobody', {
			story,
			cookie: 'none=1',
			Provider: VERSIONS[version]
		});
		const code = await new Promise((resolve) =>
			stranger.provider.once('connection-close', (event) => resolve(event?.code))
		);
		expect(code).toBe(CLOSE.signedOut);
		expect(stranger.provider.synced).toBe(false);
		expect(stranger.text.length).toBe(0);
		stranger.destroy();
	}
);
