import { expect, it } from 'vitest';
import { sayChain } from './say-chain.ts';
import { sayRestored } from './say-restored.ts';

const chain = {
	...{ rows: 2, head: 'f'.repeat(64), fault: null },
	...{ since: null, chainedLater: null, holdsHead: null }
};
const file = { dataDir: '/srv/copydesk', database: null };
const postgres = { ...file, database: 'postgres://desk:a-secret@db.example.org:5433/linxi' };

it('names the newsroom’s folder, or its database without the password', () => {
	expect(sayChain(chain, file)).toMatchObject({
		value: expect.stringMatching(/^The audit log in \/srv\/copydesk:\n2 rows, whole\./)
	});
	expect(sayChain(chain, postgres)).toMatchObject({
		value: expect.stringMatching(/^The audit log in the database linxi at db\.example\.org:5433:\n/)
	});
});

it('says how the server is started on what was put back', () => {
	const done = {
		...{ at: 0, commands: 2, updates: 0, files: 0, faults: [], lacks: [] },
		...{ isListWhole: true, chain }
	};
	const saidOf = (to: typeof file | typeof postgres) => sayRestored(to, { ok: true, value: done });
	expect(saidOf(file)).toMatchObject({
		value: expect.stringContaining('Start the server on /srv/copydesk.')
	});
	expect(saidOf(postgres)).toMatchObject({
		value: expect.stringContaining('Start the server with the same DATABASE_URL.')
	});
	expect(JSON.stringify(saidOf(postgres))).not.toContain('a-secret');
});
