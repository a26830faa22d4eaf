import { expect, it } from 'vitest';
import { parseAdmin } from './usage.ts';

const parse = (line: string) => parseAdmin(line.split(' ').filter(Boolean));

it.each([
	['', { verb: 'help' }],
	['person list', { verb: 'list' }],
	[
		'person add Wen 温若楠 --roles reporter,editor --email wen@paper.example',
		{
			verb: 'add',
			username: 'wen',
			name: '温若楠',
			roles: ['reporter', 'editor'],
			email: 'wen@paper.example'
		}
	],
	['person roles wen proofreader', { verb: 'roles', username: 'wen', roles: ['proofreader'] }],
	['person link wen', { verb: 'link', username: 'wen' }],
	['audit verify', { verb: 'verify', head: null }],
	[`audit verify --head ${'AB'.repeat(32)}`, { verb: 'verify', head: 'ab'.repeat(32) }],
	['evidence verify pack.zip', { verb: 'evidence', file: 'pack.zip' }],
	['backup /srv/b', { verb: 'backup', folder: '/srv/b' }],
	['verify /srv/b', { verb: 'backupVerify', folder: '/srv/b' }],
	['restore /srv/b', { verb: 'restore', folder: '/srv/b', at: null, to: null, zone: null }],
	[
		'restore /srv/b --at 2026-11-26T21:30:05+08:00 --to /srv/c',
		{
			verb: 'restore',
			folder: '/srv/b',
			at: Date.UTC(2026, 10, 26, 13, 30, 5),
			to: '/srv/c',
			zone: null
		}
	],
	[
		'restore /srv/b --at 2026-11-26T21:30',
		{
			...{
				verb: 'restore',
				folder: '/srv/b',
				at: new Date(2026, 10, 26, 21, 30).getTime(),
				to: null
			},
			zone: Intl.DateTimeFormat().resolvedOptions().timeZone
		}
	],
	[
		'move --to s3://k:s@s3.example.org/paper',
		{ verb: 'move', to: 's3://k:s@s3.example.org/paper' }
	],
	['sample', { verb: 'sample' }]
])('understands %s', (line, command) => {
	expect(parse(line)).toEqual({ ok: true, value: command });
});

it.each([
	['peple list', 'There is no “peple”'],
	['person', 'What about people?'],
	['person fire wen', 'There is no “person fire”'],
	['person add wen', 'The name is missing'],
	['person add 温 温若楠 --roles reporter', 'A user name has'],
	['person add wen 温若楠', 'Which roles?'],
	['person add wen 温若楠 --roles writer', 'There is no role “writer”'],
	['person add wen 温若楠 --roles reporter --email wen', 'not an e-mail'],
	['person link', 'Whose?'],
	['person roles', 'Whose?'],
	['person roles wen', 'Which roles?'],
	['person add wen Ruonan Wen --roles reporter', '“Wen” is one word too many'],
	['person link wen bai', '“bai” is one word too many'],
	['person list wen', '“wen” is one word too many'],
	['sample edition', '“edition” is one word too many'],
	['person deactivate wen --roles reporter', '--roles means nothing here'],
	['person roles wen editor --email wen@paper.example', '--email means nothing here'],
	['audit', 'audit verify?'],
	['audit burn', 'There is no “audit burn”'],
	['audit verify all', '“all” is one word too many'],
	['audit verify --head e1b7', 'A head has 64 digits'],
	['audit verify --roles editor', '--roles means nothing here'],
	['evidence', 'evidence verify?'],
	['evidence burn x', 'There is no “evidence burn”'],
	['evidence verify', 'Which file?'],
	['evidence verify a b', '“b” is one word too many'],
	['backup', 'Which folder?'],
	['backup a b', '“b” is one word too many'],
	['restore a --at noon', '“noon” is no time'],
	['restore a --at 1', '“1” is no time'],
	['restore a --at 2026-11-26', '“2026-11-26” is no time'],
	['restore a --at 2026-11-31T21:30:05Z', '“2026-11-31T21:30:05Z” is no time'],
	['restore a --at 2026-11-26T24:00Z', '“2026-11-26T24:00Z” is no time'],
	['restore a --at 2026-11-26T21:30:05+99:00', '“2026-11-26T21:30:05+99:00” is no time'],
	['backup a --at 2026-11-26', '--at means nothing here'],
	['person list --head e1b7', '--head means nothing here'],
	['move', 'Where to? move --to postgres://… or s3://…'],
	['person list --all', '--all']
])('says what is wrong with %s', (line, sentence) => {
	expect(parse(line)).toMatchObject({ ok: false, error: expect.stringContaining(sentence) });
});
