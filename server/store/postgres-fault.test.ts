import { expect, it } from 'vitest';
import { explain, isLost } from './postgres-fault.ts';

const URL =
	'postgres://desk:secret@db.example.org/copydesk?sslmode=verify-full&sslrootcert=/etc/desk/ca.pem';

it.each([
	[
		{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT', message: 'self-signed certificate; try this' },
		'The database copydesk at db.example.org cannot be trusted: self-signed certificate.'
	],
	[
		{ code: 'ERR_TLS_CERT_ALTNAME_INVALID', message: 'the list is: .' },
		'The database copydesk at db.example.org cannot be trusted: the list is.'
	],
	[
		{ code: 'ENOENT', syscall: 'open', path: '/etc/desk/ca.pem', message: 'no such file' },
		'The address of the database copydesk at db.example.org names a file that cannot be read, /etc/desk/ca.pem (ENOENT).'
	],
	[
		{ code: 'EISDIR', syscall: 'read', message: 'illegal operation on a directory' },
		'The address of the database copydesk at db.example.org names a file that cannot be read, a folder (EISDIR).'
	],
	[
		{ code: 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', message: 'A0:error:0A000418:SSL routines' },
		'The database copydesk at db.example.org cannot be reached by TLS: ERR_SSL_TLSV1_ALERT_UNKNOWN_CA.'
	],
	[
		{ code: 'ECONNREFUSED', syscall: 'connect', message: 'connect ECONNREFUSED' },
		'The database copydesk at db.example.org cannot be reached: ECONNREFUSED.'
	]
])('says in a sentence why a start cannot use the database: %o', (about, sentence) => {
	const error = Object.assign(new Error('it failed', { cause: new Error() }), about);
	expect(explain(new Error('while it was opened', { cause: error }), URL).message).toBe(sentence);
});

it.each([
	new TypeError('it is undefined'),
	Object.assign(new Error('no such file'), { code: 'ENOENT', path: '/backup/0001.log' })
])('leaves what is not about the database what it is: %s', (fault) => {
	expect(explain(fault, URL)).toBe(fault);
});

it('takes a folder in a backup for no file of the address, which names none', () => {
	const fault = Object.assign(new Error('illegal operation'), { code: 'EISDIR', syscall: 'read' });
	expect(explain(fault, 'postgres://db.example.org/copydesk').message).not.toContain(
		'names a file'
	);
});

it.each([
	[{ code: 'ECONNRESET' }, true],
	[{ code: 'CERT_HAS_EXPIRED' }, true],
	[{ code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, true],
	[{ code: '08006' }, true],
	// A question with too many parameters; and what a pooler says that has lost the database.
	[{ code: '08P01', severity: 'ERROR' }, false],
	[{ code: '08P01', severity: 'FATAL' }, true],
	[{ code: '23505' }, false]
])('knows by %o whether the connection is gone: %s', (about, isGone) => {
	expect(isLost(Object.assign(new Error('x'), about))).toBe(isGone);
});
