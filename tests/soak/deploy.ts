import { setTimeout as pause } from 'node:timers/promises';
import type { Id } from '#model/ids.ts';
import { backups, guesses, MOST, photo, sendPhoto } from '#tests/support/deploy/checks.ts';
import {
	allAtOnce,
	cutFromDatabase,
	disturb,
	killed,
	oneAfterTheOther,
	type Cut,
	type House
} from '#tests/support/deploy/disturbances.ts';
import { openInstallation, type Installation } from '#tests/support/deploy/installation.ts';
import { answerOf, metricsOf, METRICS_PORT, windowsAt } from '#tests/support/deploy/look-at.ts';
import { missingWords, Scribe } from '#tests/support/deploy/scribe.ts';
import { hireStaff, type Staff } from '#tests/support/deploy/staff.ts';
import { ofOutcome } from './deploy-outcome.ts';
import { atLeast, atMost, none, told, type Figure } from './figure.ts';

/**
 * Where a server goes in order its windows say nothing; of one that is killed the proxy has to find out, and one that
 * is cut off sends its windows away once it has no right to write any more.
 */
const LIMITS = {
	order: { unsaved: 3000, warned: 0 },
	kill: { unsaved: 5000, warned: 5000 },
	cut: { unsaved: 12_000, warned: 10_000 }
};

/** What deploy/ has, run without Docker: people in Chromium work through its proxy while servers come and go. */
export async function deploy({ seconds = 30 }): Promise<Figure[]> {
	const installation = await openInstallation();
	try {
		const staff = await hireStaff(installation);
		try {
			return await played(installation, staff, seconds * 1000);
		} finally {
			await staff.close();
		}
	} finally {
		await installation.close();
	}
}

const WRITERS = ['meng', 'tao', 'bai'] as const;

async function played(installation: Installation, staff: Staff, cutMs: number): Promise<Figure[]> {
	const story = await staff.newStory('渡口夜航', WRITERS);
	const scribes: Scribe[] = [];
	for (const name of WRITERS) scribes.push(new Scribe(await staff.openStory(name, story)));
	const house: House = { installation, staff, scribes };
	const figures = [...(await opened(installation)), ...(await atWork(house, story))];
	const rolled = await disturb(house, oneAfterTheOther);
	figures.push(...ofOutcome('one server after the other', rolled, LIMITS.order));
	figures.push(...ofOutcome('kill -9 of a server', await disturb(house, killed), LIMITS.kill));
	figures.push(...(await cut(house, story, cutMs)));
	const halted = await disturb(house, allAtOnce);
	figures.push(...ofOutcome('all servers at once', halted, null));
	return [...figures, ...(await kept(house, story)), ...(await down(installation))];
}

/** What each part says of itself. */
async function opened({ database, desks, proxy }: Installation): Promise<Figure[]> {
	const wrong: string[] = [];
	for (const desk of desks) {
		const well = await answerOf(desk, '/healthz');
		const ready = await answerOf(desk, '/readyz');
		const open = await answerOf(desk, '/metrics', { port: METRICS_PORT });
		const shown = await metricsOf(desk);
		if (well?.status !== 200 || ready?.text !== 'ready\n')
			wrong.push(`${desk.name}: ${well?.status} ${ready?.text}`);
		if (open?.status !== 401 || !shown?.text.includes('copydesk_backup_age_seconds'))
			wrong.push(`${desk.name}: metrics ${open?.status} ${shown?.status}`);
		if (desk.output.includes('"level":50')) wrong.push(`${desk.name}: errors in its log`);
	}
	const plain = await fetch(`http://${proxy.address}/`, { redirect: 'manual' });
	return [
		none('servers that are not well, or show figures without their token', wrong),
		none(
			'PostgreSQL called healthy before anybody can reach it',
			database.wasWellTooEarly ? [1] : []
		),
		told('plain http is answered with', plain.status)
	];
}

/** Three write, two look on, and a picture is put in. */
async function atWork({ installation, staff, scribes }: House, story: Id): Promise<Figure[]> {
	const { desks, store } = installation;
	const [meng, tao] = scribes as [Scribe, Scribe];
	const readers = [];
	readers.push(await staff.openStory('yan', story));
	readers.push(await staff.openStory('gu', story));
	const board = await staff.open('gu', `/editions/${staff.edition.date}`);
	await board.page.getByText('渡口夜航').first().waitFor();
	const windows = await Promise.all(desks.map(windowsAt));

	await meng.story.caretAt('渡口夜航');
	await meng.story.type('末班');
	const typed = performance.now();
	await board.page.getByText('渡口夜航末班').first().waitFor();
	const onBoard = performance.now() - typed;
	await tao.story.caretAt('tao：');
	await tao.story.addPhoto('bridge.jpg', await photo(), '合龙现场', '林鑫 摄');
	const pictures = [meng, ...readers].map(({ window }) =>
		window.page.waitForFunction(() => {
			const image = document.querySelector<HTMLImageElement>('.story-copy figure img');
			return Boolean(image?.complete && image.naturalWidth > 0);
		})
	);
	await Promise.all(pictures);
	for (const scribe of scribes) await scribe.sitDown();
	for (const scribe of scribes) scribe.begin(100);
	await pause(3000);
	for (const scribe of scribes) await scribe.end();
	const stories = [...scribes, ...readers].map((one) => one.story);
	const missing = await missingWords(stories, scribes);
	const printed = await staff.ask('gu', `/editions/${staff.edition.date}/pdf?page=1`);
	for (const { window } of [...readers, { window: board }]) await window.page.close();
	return [
		told('windows with a story, by server', windows.join(', ')),
		atLeast('servers that have windows', windows.filter((many) => many > 0).length, 2),
		atMost('a headline typed at one server on the board at another', onBoard, 2000, ' ms'),
		atLeast(
			'pictures that went into the bucket',
			store.asked.filter((one) => /^PUT \/copydesk\/photos\//.test(one)).length,
			1
		),
		none('words of three that five windows do not show once', missing),
		none('pages that were not printed', printed.status === 200 ? [] : [printed.text])
	];
}

async function cut(house: House, story: Id, ms: number): Promise<Figure[]> {
	const how = `cut off from PostgreSQL alone for ${ms / 1000} s`;
	const seen = Promise.withResolvers<Cut>();
	const outcome = await disturb(house, async () => {
		seen.resolve(await cutFromDatabase(house, story, ms));
		return [];
	});
	const { windows, noticed, back, misled, newcomer, saved } = await seen.promise;
	const [warned] = outcome.warnings.map(({ after }) => after).sort((a, b) => a - b);
	return [
		told(`${how}: windows at it, of ${house.scribes.length}`, windows),
		atMost(`${how}: until its /readyz says so`, noticed, 5000, ' ms'),
		none(`${how}: who was sent there still 4.5 s later`, misled),
		told(`${how}: somebody who comes meanwhile has the story`, `${Math.round(newcomer)} ms`),
		told(
			`${how}: until its windows say that they are not saved`,
			`${Math.round(warned ?? NaN)} ms`
		),
		told(`${how}: ready again after it is healed`, `${Math.round(back)} ms`),
		atMost(`${how}: all saved after it is healed`, saved, 10_000, ' ms'),
		...ofOutcome(how, outcome, LIMITS.cut)
	];
}

/** What is kept and who is let in, in the end. */
async function kept({ installation, staff }: House, story: Id): Promise<Figure[]> {
	const said = await backups(installation);
	const most = await sendPhoto(staff, story, MOST);
	const more = await sendPhoto(staff, story, MOST + 1);
	const { own, other } = await guesses(installation);
	return [
		told('backups, verified', said.map((one) => one.split('\n').at(-1)).join(' / ')),
		none('a picture of 50 MB', most.status === 200 ? [] : [`${most.status} ${most.text}`]),
		none(
			'a picture of a byte more',
			more.status === 413 && more.text.includes('at most 50 MB')
				? []
				: [`${more.status} ${more.text}`]
		),
		told('guesses of a password from here under made-up addresses', own.join(' ')),
		none(
			'guessed on after ten',
			own.slice(10).filter((status) => status !== 429)
		),
		none('from another machine', other === 401 ? [] : [other])
	];
}

async function down(installation: Installation): Promise<Figure[]> {
	const ended = [...(await installation.down())];
	const unclean = ended.filter(([, { code, isForced }]) => isForced || code !== 0);
	return [
		told(
			'stopped in order',
			ended.map(([name, { ms }]) => `${name} ${Math.round(ms)} ms`).join(', ')
		),
		none(
			'did not end by themselves in their time, or not with 0',
			unclean.map(([name]) => name)
		)
	];
}
