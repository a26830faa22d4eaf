import { afterEach, describe, expect, test } from 'vitest';
import { permit } from '#model/apply/permit.ts';
import { COMMAND_TYPES } from '#model/audit.ts';
import type { CommandType } from '#model/commands.ts';
import type { Stage } from '#model/story.ts';
import { ROLES, type Role } from '#model/person.ts';
import type { Pressing } from '#model/press.ts';
import { put, RECORD_KINDS, type Change } from '#model/records.ts';
import { openDesk } from '#server/desk/desk.ts';
import type { Services } from '#server/boot.ts';
import { provide, withdraw } from '#server/services.ts';
import { SessionPace } from '#server/session-pace.ts';
import type { Store } from '#server/store/store.ts';
import { aCommandOfEach } from '#tests/support/a-command-of-each.ts';
import { aPerson } from '#tests/support/paper.ts';
import { POST } from './+server.ts';

const HERE = new URL('http://desk/api/commands');
/** States of a story in which its rules differ. */
const STATES: Stage[] = ['draft', 'review2', 'signed'];
/** Made by the server alone: no request may bring them. */
const NOBODYS: readonly CommandType[] = [
	...(['asset.add', 'signature.void', 'pageSignature.void', 'edition.packed'] as const),
	...(['outside.invite', 'outside.open', 'outside.answer'] as const)
];

afterEach(() => void withdraw());

/** What may still be done once an edition has gone to press, with what is not it. */
const AFTER_PRESS: readonly CommandType[] = [
	...COMMAND_TYPES.filter((type) =>
		/^(newsroom|person|template|closure|format|thread)\./.test(type)
	),
	...(['edition.create', 'edition.correct', 'proof.pull', 'version.keep'] as const),
	'outside.withdraw',
	...(['plan.mark', 'tryout.drop'] as const),
	// Into the pool; and nothing where nothing was spiked or held.
	...(['story.create', 'story.import', 'story.revive', 'story.release'] as const)
];

/** A desk of its own for each request; `commits` are the commands that got as far as the disk. */
async function aDesk(role: Role, stage: Stage, isPressed = false) {
	const { paper, commands } = aCommandOfEach();
	const story = paper.get('story', 'own');
	if (story) paper.put('story', { ...story, stage, ...(isPressed && { pressedIn: 'today' }) });
	const today = paper.get('edition', 'today');
	if (today && isPressed) {
		paper.put('edition', { ...today, presses: [PRESSING] });
		const { pageId } = commands['story.place'];
		const slot = paper.get('page', pageId)?.slots.findLast(({ role: of }) => of === 'column');
		const place = { editionId: 'today', placedBy: 'chief', placedAt: 0 };
		paper.put('placement', { ...place, id: slot?.id ?? '', pageId, storyId: 'own' });
	}
	const me = paper.put('person', aPerson('me', role));
	const commits: CommandType[] = [];
	const records = RECORD_KINDS.flatMap((kind) =>
		[...paper.list(kind)].map((record): Change => put(kind, record))
	);
	const store = {
		records: { all: async () => records },
		audit: { find: async () => null, list: async () => [] },
		commit: async ({ command }: { command: { type: CommandType } }) => {
			commits.push(command.type);
			return { seq: 1, updateSeqs: [] };
		}
	} as unknown as Store;
	const desk = await openDesk({ store, log: { error: () => {} } });
	provide({ desk, paces: { commands: new SessionPace(20, 200) } } as unknown as Services);
	return { paper, commands, me, commits };
}

const PRESSING: Pressing = {
	...{ version: 1, at: 0, personId: 'chief', issue: 1, code: '' },
	...{ pack: { state: 'ready', sha256: '', bytes: 1, missing: [] }, correction: null }
};

/** What the server answers a request with this body. */
async function post(body: object): Promise<{ status: number; reason: string | undefined }> {
	const request = new Request(HERE, {
		method: 'POST',
		headers: { origin: HERE.origin, 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	const locals = { person: { id: 'me' }, session: { id: 'session' } };
	const answer = await POST({ request, url: HERE, locals } as unknown as Parameters<
		typeof POST
	>[0]);
	const { refusal } = (await answer.json()) as { refusal?: { reason: string } };
	return { status: answer.status, reason: refusal?.reason };
}

describe.each(COMMAND_TYPES)('%s over HTTP', (type) => {
	test.each(ROLES)(
		'by a %s is refused where the table refuses it, and nowhere else',
		async (role) => {
			for (const stage of STATES) {
				const { paper, commands, me, commits } = await aDesk(role, stage);
				const wanted = permit(paper, me, commands[type])?.reason;
				const { status, reason } = await post({ id: 'c1', command: commands[type] });
				if (NOBODYS.includes(type)) expect([status, reason, commits]).toEqual([400, 'invalid', []]);
				else if (wanted === 'forbidden') expect([reason, commits]).toEqual(['forbidden', []]);
				else expect([status, reason]).not.toEqual([200, 'forbidden']);
			}
		}
	);
});

describe.each(COMMAND_TYPES)('%s on what has gone to press', (type) => {
	test.each(ROLES)('by a %s changes nothing of it', async (role) => {
		const { commands, commits } = await aDesk(role, 'proofing', true);
		const { reason } = await post({ id: 'c1', command: commands[type] });
		if (AFTER_PRESS.includes(type)) expect(reason).not.toBe('pressed');
		else expect([reason === undefined, commits]).toEqual([false, []]);
	});
});

test('no schema keeps a command of these from the desk', async () => {
	const { commands } = await aDesk('chief', 'draft');
	for (const type of COMMAND_TYPES.filter((one) => !NOBODYS.includes(one)))
		expect([
			type,
			(await post({ id: `c-${type.replace('.', '-')}`, command: commands[type] })).status
		]).toEqual([type, 200]);
});
