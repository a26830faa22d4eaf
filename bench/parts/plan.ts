import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { boot, type Services } from '../../server/boot.ts';
import { readConfig } from '../../server/config.ts';
import { planOf } from '../../src/lib/plan/plan.ts';
import { stepsOf } from '../../src/lib/plan/plan-steps.ts';
import { newId, type Id } from '../../src/lib/model/ids.ts';
import { HOUSE } from '../../src/lib/model/person.ts';
import type { PlanEntry } from '../../src/lib/model/plan-history/plan-entry.ts';
import { actsBetween } from '../../src/lib/model/plan-history/plan-acts.ts';
import { planAfter, PlanRecords } from '../../src/lib/model/plan-history/plan-records.ts';
import { TEMPLATES } from '../../src/lib/model/templates.ts';
import { median, round, type Figure } from '../lib/figures.ts';

const COMMANDS = 2000;
const STORIES = 60;
const PAGES = 8;
const ROUNDS = 5;

/**
 * What a browser waits for when it opens the history of an edition's plan, on a server just started, with
 * as many commands of another day in the log: the steps in order, the plan of the middle one, and what
 * is different now. Without the network and the drawing.
 */
export async function measurePlan(): Promise<Figure[]> {
	const folder = await fs.mkdtemp(path.join(tmpdir(), 'copydesk-plan-'));
	try {
		await withServer(folder, generate);
		const times: number[] = [];
		for (let at = 0; at < ROUNDS; at++) times.push(await withServer(folder, open));
		const what = `history of a plan of ${COMMANDS.toLocaleString('en')} commands, median`;
		return [{ what, measured: round(median(times)), limit: 500, unit: 'ms', detail: { times } }];
	} finally {
		await fs.rm(folder, { recursive: true });
	}
}

async function withServer<T>(folder: string, work: (services: Services) => Promise<T>): Promise<T> {
	const services = await boot(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }));
	try {
		return await work(services);
	} finally {
		await services.close();
	}
}

async function generate({ desk }: Services): Promise<void> {
	const run = (command: Parameters<typeof desk.execute>[2]) =>
		desk.execute(HOUSE, newId(), command);
	const template = TEMPLATES.find(({ id }) => id === 'sikai-news');
	if (!template) throw new Error('no template');
	await run({ type: 'template.save', template });
	const pages = Array.from({ length: PAGES }, () => ({ templateId: template.id, name: '版' }));
	for (const [id, date] of [
		['today', '2026-11-24'],
		['tomorrow', '2026-11-25']
	] as const) {
		const edition = { id, date, issue: null, pressAt: 1.8e12, formatId: template.formatId };
		await run({ type: 'edition.create', ...edition, from: { templates: pages } });
		for (let at = 0; at < STORIES; at++)
			await run({
				...{ type: 'story.create', id: `${id}-${at}`, editionId: id, kind: 'news', section: '' },
				...{ authorIds: [], target: null, blocks: [] }
			});
		const slots = [...desk.view.list('page')]
			.filter(({ editionId }) => editionId === id)
			.flatMap((page) =>
				page.slots.flatMap(({ id: slotId, role }) =>
					role === 'column' || role === 'lead' ? { slotId, pageId: page.id } : []
				)
			);
		for (let at = STORIES; at < COMMANDS; at++) {
			const place = slots[(at * 7) % slots.length];
			if (!place) throw new Error('no slot');
			const there = desk.view.get('placement', place.slotId)?.storyId ?? null;
			const storyId = `${id}-${(at * 13) % STORIES}`;
			await run({ type: 'story.place', storyId, ...place, expect: there });
		}
	}
}

async function open({ planHistory, desk }: Services): Promise<number> {
	const begun = performance.now();
	const editionId: Id = 'today';
	const sent = JSON.stringify(await planHistory.entries(editionId));
	const entries = JSON.parse(sent) as PlanEntry[];
	const steps = stepsOf(editionId, entries);
	const then = planAfter(editionId, entries, steps[Math.floor(steps.length / 2)]?.count ?? 0);
	if (then.edition) planOf(then, then.edition);
	actsBetween(then, PlanRecords.of(desk.view, editionId));
	const took = performance.now() - begun;
	if (steps.length < COMMANDS * 0.8) throw new Error(`only ${steps.length} steps`);
	return took;
}
