import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { createTurns } from '../turns.ts';

const derive = promisify(argon2);

/** OWASP ASVS 5.0, appendix C: argon2id with 19 MiB (in KiB here), two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_LENGTH = 32;
/** Hashes made at the same time: bounds memory to twice 19 MiB and leaves the thread pool to others. */
const AT_ONCE = 2;

/** Hashes and checks passwords with argon2id, off the event loop and never more than two at once. */
export interface Passwords {
	hash(password: string): Promise<string>;
	/** False, too, for a stored hash that is not one of ours. */
	verify(stored: string, password: string): Promise<boolean>;
	/** How many wait for their turn; callers refuse work when it grows. */
	waiting(): number;
}

export function createPasswords(): Passwords {
	const turns = createTurns(AT_ONCE);

	return {
		async hash(password) {
			const nonce = randomBytes(16);
			const tag = await turns.run(() => argon2id(password, nonce, COST, TAG_LENGTH));
			return format(nonce, tag);
		},
		async verify(stored, password) {
			const parsed = parse(stored);
			if (!parsed) return false;
			const { nonce, tag, cost } = parsed;
			const found = await turns.run(() => argon2id(password, nonce, cost, tag.length));
			return timingSafeEqual(found, tag);
		},
		waiting: turns.waiting
	};
}

/** NFKC, so that a password typed on another keyboard or input method is the same password. */
function argon2id(
	password: string,
	nonce: Buffer,
	cost: typeof COST,
	tagLength: number
): Promise<Buffer> {
	const message = Buffer.from(password.normalize('NFKC'));
	return derive('argon2id', { ...cost, message, nonce, tagLength });
}

/** The usual PHC string: $argon2id$v=19$m=…,t=…,p=…$salt$hash */
function format(nonce: Buffer, tag: Buffer): string {
	const cost = `m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`;
	return `$argon2id$v=19$${cost}$${base64(nonce)}$${base64(tag)}`;
}

function parse(stored: string): { nonce: Buffer; tag: Buffer; cost: typeof COST } | null {
	const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored);
	if (!found) return null;
	const [, memory, passes, parallelism, nonce = '', tag = ''] = found;
	return {
		cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
		nonce: Buffer.from(nonce, 'base64'),
		tag: Buffer.from(tag, 'base64')
	};
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
