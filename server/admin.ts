import path from 'node:path';
import process from 'node:process';
import { askServer } from './admin/control.ts';
import { outcomeOf, type AdminOutcome } from './admin/run-admin.ts';
import { sayChain } from './admin/say-chain.ts';
import { parseAdmin, USAGE } from './admin/usage.ts';
import { ConfigError, readConfig } from './config.ts';
import { lockDataDir } from './data-lock.ts';

/**
 * `npm run admin -- …`. Where the server runs, it does the work, so that its memory and everybody's
 * screen know; where it does not, its services are started here for as long as it takes.
 */
async function admin(args: string[]): Promise<AdminOutcome> {
	const parsed = parseAdmin(args);
	if (!parsed.ok) return { code: 2, output: `${parsed.error}\n\n${USAGE}` };
	if (parsed.value.verb === 'help') return { code: 0, output: USAGE };
	const config = readConfig(process.env);
	const answered = await askServer(config.dataDir, args);
	if (answered) return answered;
	if (parsed.value.verb === 'verify') return verifyAlone(config.dataDir, parsed.value.head);
	// Only here: what the services need takes a second to load, and most often the server answers.
	const { boot } = await import('./boot.ts');
	const services = await boot({ ...config, logLevel: 'error' });
	try {
		return await services.admin.run(args);
	} finally {
		await services.close();
	}
}

/** Of the store alone: a log in which somebody has been need not be one that the services can read. */
async function verifyAlone(dataDir: string, head: string | null): Promise<AdminOutcome> {
	const { openSqliteStore } = await import('./store/sqlite-store.ts');
	const lock = lockDataDir(dataDir);
	try {
		const { store } = await openSqliteStore(path.join(dataDir, 'copydesk.sqlite'));
		const said = sayChain(await store.audit.verify(head ?? undefined));
		await store.close();
		return outcomeOf(said);
	} finally {
		lock.release();
	}
}

try {
	const { code, output } = await admin(process.argv.slice(2));
	(code === 0 ? process.stdout : process.stderr).write(output);
	process.exitCode = code;
} catch (error) {
	if (!(error instanceof ConfigError)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
}
