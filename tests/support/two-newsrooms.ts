import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { WebSocket } from 'ws';
import { pagesOf } from '#model/board.ts';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { lastPress } from '#model/press.ts';
import { pressCode, pressState } from '#model/press-state.ts';
import { boot, type Services } from '#server/boot.ts';
import { readConfig } from '#server/config.ts';
import { configOf } from '#server/newsrooms/newsroom-config.ts';
import { employ, PASSWORD } from './live-paper.ts';
import { makeSmallEdition } from './small-edition.ts';
import { makeDataDir, startServer, type RunningServer } from './start-server.ts';

/** Stands in every word that newsroom A has and B must not see. */
export const SECRET = '甲密';
export const HOSTS = { a: 'a.press.example', b: 'b.press.example' };
export type Name = keyof typeof HOSTS;

/** What A has, by which it could be asked for. */
export interface Secrets {
	edition: Id;
	date: string;
	pressed: Id;
	story: Id;
	page: Id;
	slot: Id;
	otherSlot: Id;
	person: Id;
	asset: Id;
	proof: Id;
	tryout: Id;
	thread: Id;
	comment: Id;
	signature: Id;
	outside: Id;
	closure: Id;
	template: Id;
	moment: Id;
	/** Of a text that is kept. */
	hash: string;
	/** Of the review link, of a link to choose a password. */
	token: string;
	link: string;
}

export interface Asked {
	method?: string;
	path: string;
	cookie?: string;
	body?: string | Buffer;
	type?: string;
	headers?: Record<string, string>;
}

export interface Answered {
	status: number;
	headers: http.IncomingHttpHeaders;
	text: string;
}

/** Two newsrooms of one server, at hosts that have a parent in common. */
export interface TwoNewsrooms {
	readonly server: RunningServer;
	readonly secrets: Secrets;
	readonly folder: string;
	/** Asks at the host of a newsroom, or at another one, as a page of it would. */
	ask(host: string, asked: Asked): Promise<Answered>;
	signIn(name: Name, username?: string): Promise<string>;
	socket(host: string, path: string, cookie: string): WebSocket;
	dispose(): Promise<void>;
}

export async function openTwoNewsrooms(env: Record<string, string> = {}): Promise<TwoNewsrooms> {
	const dataDir = await makeDataDir();
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-newsrooms-'));
	for (const [name, host] of Object.entries(HOSTS))
		fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify({ hosts: [host] }));
	const settings = { DATA_DIR: dataDir, NEWSROOMS: folder, LOG_LEVEL: 'info', ...env };
	const open = (name: Name) => {
		const entry = { name, hosts: [HOSTS[name]], origin: null };
		return boot(
			configOf(readConfig({ ...settings, LOG_LEVEL: 'silent', CHROMIUM: folder }), entry)
		);
	};
	const a = await open('a');
	const secrets = await furnish(a);
	await a.close();
	const b = await open('b');
	await employ(b);
	await b.close();
	const server = await startServer(settings);
	const { port } = new URL(server.origin);
	const ask = (host: string, asked: Asked) => askAt(Number(port), host, asked);
	return {
		...{ server, secrets, folder, ask },
		async signIn(name, username = 'gu') {
			const body = JSON.stringify({ login: username, password: PASSWORD });
			const asked = { method: 'POST', path: '/api/session', body, type: 'application/json' };
			const { status, headers } = await ask(HOSTS[name], asked);
			if (status !== 200) throw new Error(`${username} cannot sign in to ${name}: ${status}`);
			return (headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0]).join('; ');
		},
		socket: (host, at, cookie) =>
			new WebSocket(`ws://127.0.0.1:${port}${at}`, {
				headers: { host: `${host}:${port}`, origin: `http://${host}:${port}`, cookie }
			}),
		async dispose() {
			await server.dispose();
			fs.rmSync(folder, { recursive: true });
		}
	};
}

/** Asks at a port of this machine under the name of a host. */
export function askAt(port: number, host: string, asked: Asked): Promise<Answered> {
	const { method = 'GET', path: at, cookie, body, type, headers } = asked;
	const name = `${host}:${port}`;
	return new Promise((resolve, reject) => {
		const request = http.request(
			{
				...{ host: '127.0.0.1', port, method, path: at },
				headers: {
					...{ host: name, accept: 'text/html,*/*', connection: 'close' },
					...(method === 'GET' ? {} : { origin: `http://${name}` }),
					...(cookie ? { cookie } : {}),
					...(type ? { 'content-type': type } : {}),
					...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
					...headers
				}
			},
			(response) => {
				const parts: Buffer[] = [];
				response.on('data', (part: Buffer) => parts.push(part));
				response.on('end', () =>
					resolve({
						status: response.statusCode ?? 0,
						headers: response.headers,
						text: Buffer.concat(parts).toString('utf8')
					})
				);
			}
		);
		request.on('error', reject).end(body);
	});
}

/** A paper of everything that can be asked for, with the secret in all its words. */
async function furnish(services: Services): Promise<Secrets> {
	const { desk, derive, evidence, outside, people, photos } = services;
	const chief = (await employ(services)).get('gu') ?? '';
	const run = async (command: Command, personId = chief) => {
		const answer = await desk.execute(personId, newId(), command);
		if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer.error)}`);
	};
	await run({ type: 'newsroom.update', patch: { name: `${SECRET}日报` } }, HOUSE);
	const added = await people.add(HOUSE, {
		...{ name: `${SECRET}一人`, username: 'secret', email: null, roles: ['reporter'] }
	});
	if (!added.ok) throw new Error('nobody was added');
	const pressed = await makeSmallEdition(services, chief, { date: '2026-11-20', issue: null });
	evidence.start();
	const state = pressState(desk.view, pressed.editionId);
	if (!state) throw new Error('there is no edition');
	await run({
		...{ type: 'edition.press', id: pressed.editionId, issue: 4387, expect: pressCode(state) }
	});
	await evidence.settled();
	const pack = lastPress(desk.view.get('edition', pressed.editionId))?.pack;
	if (pack?.state !== 'ready') throw new Error(`the pack is ${pack?.state}`);

	const date = '2026-12-20';
	const [edition, story, thread, comment] = [newId(), newId(), newId(), newId()];
	await run({
		...{ type: 'edition.create', id: edition, date, issue: null, pressAt: Date.parse(date) },
		...{ formatId: 'sikai', from: { templates: [{ templateId: 'sikai-front', name: SECRET }] } }
	});
	const [page] = pagesOf(desk.view, edition);
	if (!page) throw new Error('there is no page');
	const slots = page.slots.filter(({ role }) => role === 'lead' || role === 'column');
	const slot = slots[0]?.id ?? '';
	await run({
		...{ type: 'story.create', id: story, editionId: edition, kind: 'news', section: '' },
		...{ target: null, authorIds: [chief], slotId: slot },
		blocks: [
			{ type: 'headline', text: `${SECRET}标题` },
			{ type: 'paragraph', text: `${SECRET}正文，全长1200米。` }
		]
	});
	await derive.settle();
	const hash = desk.view.get('facts', story)?.hash ?? '';
	await run({
		...{ type: 'thread.open', id: thread, storyId: story, anchor: null, replacement: null },
		...{ body: `${SECRET}批注`, mentionIds: [] }
	});
	const [{ id: realComment = comment } = {}] = desk.view.get('thread', thread)?.comments ?? [];
	const red = { create: { width: 8, height: 8, channels: 3 as const, background: 'red' } };
	const bytes = new Uint8Array(await sharp(red).png().toBuffer());
	const about = { fileName: `${SECRET}.png`, storyId: story, personId: chief, at: Date.now() };
	const photo = await photos.add(bytes, about);
	if (!photo.ok) throw new Error(`the photo is ${photo.error}`);
	await run({ type: 'asset.add', asset: photo.value });
	const [proof, tryout, moment, outsideId, closure] = Array.from({ length: 5 }, newId) as [
		...[Id, Id, Id, Id, Id]
	];
	const template = newId();
	const spare = { id: template, name: `${SECRET}版式`, formatId: 'sikai', kind: 'ad' as const };
	await run({ type: 'template.save', template: { ...spare, slots: [] } });
	await run({ type: 'proof.pull', id: proof, pageId: page.id });
	await run({ type: 'tryout.start', id: tryout, editionId: edition, name: `${SECRET}试排` });
	await run({ type: 'plan.mark', id: moment, editionId: edition, name: `${SECRET}编前会` });
	await run({ type: 'version.keep', storyId: story, label: `${SECRET}初稿` });
	await run({
		...{ type: 'closure.set', id: closure, reason: `${SECRET}休刊` },
		...{ from: '2027-02-06', to: '2027-02-07' }
	});
	const invited = await outside.invite(chief, {
		...{ id: outsideId, storyId: story, name: `${SECRET}审稿人`, unit: '', note: '', hash },
		expiresAt: Date.now() + 86_400_000
	});
	if (!invited.ok) throw new Error(`the invitation is ${JSON.stringify(invited.error)}`);
	const [signature] = desk.view.list('signature');
	await derive.settle();
	return {
		...{ edition, date, pressed: pressed.editionId, story, page: page.id, slot, hash },
		...{ otherSlot: slots[1]?.id ?? '', person: added.value.person.id, asset: photo.value.id },
		...{ proof, tryout, thread, comment: realComment, signature: signature?.id ?? '' },
		...{ outside: outsideId, closure, template, moment },
		...{ token: invited.value.token, link: added.value.link.path.split('/').at(-1) ?? '' }
	};
}
