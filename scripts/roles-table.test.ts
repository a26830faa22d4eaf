import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { rolesTable, withTable } from './roles-table.ts';

it('stands in the README as the rules say (else: node scripts/roles-table.ts)', async () => {
	const readme = await fs.readFile(path.resolve(import.meta.dirname, '../README.md'), 'utf8');
	expect(readme).toBe(withTable(readme, await rolesTable()));
});
