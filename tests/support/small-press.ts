import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { lastPress } from '#model/press.ts';
import { pressCode, pressState } from '#model/press-state.ts';
import { boot, type Services } from '#server/boot.ts';
import { readConfig } from '#server/config.ts';
import { makeSmallEdition, type SmallEdition } from './small-edition.ts';

/** A paper with one small edition, on a real server that has no browser to print with. */
export interface SmallPress extends SmallEdition {
	services: Services;
	chief: Id;
	/** Carries a command out as the chief editor; throws where it is refused. */
	run(command: Command, personId?: Id): Promise<void>;
	/** Signs the story off as it is. */
	signOff(): Promise<void>;
	/** Sends the edition to press as it is, and waits for the pack. */
	press(): Promise<void>;
	/** The hash of the last pack. */
	pack(): string;
	/** Ends the server and starts it anew on the same data. */
	restart(): Promise<void>;
	dispose(): Promise<void>;
}

/** `env` overrides settings. */
export async function aSmallPress(env: Record<string, string> = {}): Promise<SmallPress> {
	const folder = await mkdtemp(path.join(tmpdir(), 'press-'));
	const config = readConfig({
		...{ DATA_DIR: folder, LOG_LEVEL: 'silent', CHROMIUM: path.join(folder, 'none'), ...env }
	});
	const chief = newId();
	const paper: SmallPress = {
		...{ services: await boot(config), editionId: '', storyId: '', pageId: '', chief },
		async run(command, personId = chief) {
			const answer = await paper.services.desk.execute(personId, newId(), command);
			if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer.error)}`);
		},
		async signOff() {
			await paper.services.derive.settle();
			const hash = paper.services.desk.view.get('facts', paper.storyId)?.hash ?? '';
			await paper.run({
				type: 'story.sign',
				id: newId(),
				storyId: paper.storyId,
				step: 'signOff',
				hash
			});
		},
		async press() {
			const state = pressState(paper.services.desk.view, paper.editionId);
			if (!state) throw new Error('there is no edition');
			await paper.run({
				...{ type: 'edition.press', id: paper.editionId, issue: 4387, expect: pressCode(state) }
			});
			await paper.services.evidence.settled();
		},
		pack() {
			const kept = lastPress(paper.services.desk.view.get('edition', paper.editionId))?.pack;
			if (kept?.state !== 'ready') throw new Error(`the pack is ${kept?.state}`);
			return kept.sha256;
		},
		async restart() {
			await paper.services.close();
			paper.services = await boot(config);
			paper.services.evidence.start();
		},
		async dispose() {
			await paper.services.close();
			await rm(folder, { recursive: true });
		}
	};
	await setUp(paper);
	return paper;
}

async function setUp(paper: SmallPress): Promise<void> {
	const { run, chief, services } = paper;
	await run({ type: 'newsroom.update', patch: { name: '渡口日报', formatId: 'sikai' } }, HOUSE);
	const person = { name: '顾总编', username: 'gu', email: null };
	await run({ type: 'person.add', id: chief, ...person, roles: ['chief'] }, HOUSE);
	Object.assign(
		paper,
		await makeSmallEdition(services, chief, { date: '2026-11-25', issue: null })
	);
	services.evidence.start();
}
