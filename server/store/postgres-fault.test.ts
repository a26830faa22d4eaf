import { expect, it } from 'vitest';
import { explain } from './postgres-fault.ts';

const URL = 'postgres://desk:secret@db.example.org/copydesk';

it.each([
	[
		{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT', message: 'self-signed certificate; try this' },
		'The database copydesk at db.example.org shows a certificate that is not to be trusted: self-signed certificate.'
	],
	[
		{ code: 'ERR_TLS_CERT_ALTNAME_INVALID', message: 'the list is: .' },
		'The database copydesk at db.example.org shows a certificate that is not to be trusted: the list is.'
	],
	[
		{ code: 'ENOENT', syscall: 'open', path: '/etc/desk/ca.pem', message: 'no such file' },
		'The address of the database copydesk at db.example.org names a file that cannot be read, /etc/desk/ca.pem (ENOENT).'
	],
	[
		{ code: 'ECONNREFUSED', syscall: 'connect', message: 'connect ECONNREFUSED' },
		'The database copydesk at db.example.org cannot be reached: ECONNREFUSED.'
	]
])('says in a sentence why a start cannot use the database: %o', (about, sentence) => {
	const error = Object.assign(new Error('it failed', { cause: new Error() }), about);
	expect(explain(new Error('while it was opened', { cause: error }), URL).message).toBe(sentence);
});

it('leaves a fault of ours what it is', () => {
	const fault = new TypeError('it is undefined');
	expect(explain(fault, URL)).toBe(fault);
});
