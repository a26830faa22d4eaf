import { isClockTime } from '#model/days.ts';
import { FORMATS } from '#model/format.ts';
import { isEmail, isUsername } from '#model/person.ts';
import { err, ok, type Result } from '#model/result.ts';

/** What the form of set-up asks, as typed. */
export interface SetUpFields {
	paper: string;
	timeZone: string;
	formatId: string;
	pressTime: string;
	name: string;
	username: string;
	email: string;
	password: string;
	chief: boolean;
	sample: boolean;
}

/** The first field that is wrong. */
export type SetUpFieldProblem =
	'name' | 'timeZone' | 'pressTime' | 'person' | 'username' | 'email' | 'other';

/** Reads the form; everything but the password is trimmed. */
export function readSetUpForm(form: FormData): SetUpFields {
	const text = (name: string) => String(form.get(name) ?? '').trim();
	return {
		paper: text('paper'),
		timeZone: text('timeZone'),
		formatId: text('formatId'),
		pressTime: text('pressTime'),
		name: text('name'),
		username: text('username').toLowerCase(),
		email: text('email'),
		password: String(form.get('password') ?? ''),
		chief: form.get('chief') !== null,
		sample: form.get('sample') !== null
	};
}

/** What server/auth/set-up.ts takes. The password's rules are checked there. */
export function checkSetUpFields(fields: SetUpFields) {
	const problem = problemOf(fields);
	if (problem) return err(problem) satisfies Result<never, SetUpFieldProblem>;
	const { paper, timeZone, formatId, pressTime } = fields;
	const { name, username, email, password, chief } = fields;
	return ok({
		newsroom: { name: paper, timeZone, formatId, pressTime },
		administrator: { name, username, email: email || null, password, chief }
	});
}

function problemOf(fields: SetUpFields): SetUpFieldProblem | null {
	if (fields.paper === '') return 'name';
	if (!isTimeZone(fields.timeZone)) return 'timeZone';
	if (!FORMATS.some(({ id }) => id === fields.formatId)) return 'other';
	if (!isClockTime(fields.pressTime)) return 'pressTime';
	if (fields.name === '') return 'person';
	if (!isUsername(fields.username)) return 'username';
	return fields.email !== '' && !isEmail(fields.email) ? 'email' : null;
}

const isTimeZone = (name: string): boolean => timeZones().includes(name);

/** The time zones there are; China's first, where most papers that use this are made. */
export function timeZones(): string[] {
	const first = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Taipei', 'UTC'];
	const rest = Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone));
	return [...first, ...rest];
}
