import { err, ok, unreachable, type Result } from '#model/result.ts';
import type { PackFault, PackReport } from './verify-pack.ts';

/** Faults that are told; more of them say nothing more. */
const MOST_TOLD = 20;

/** What going through a pack has found: the verdict in one line, then what differs; the error is that of a pack not whole. */
export function sayPack({ manifest, sha256, counted, faults }: PackReport): Result<string, string> {
	if (!manifest) return err(faults.map(sayFault).join('\n'));
	const { paper, date, issue, version, missing, head } = manifest;
	const number = issue === null ? '' : `, No. ${issue}`;
	const about = `${paper}, ${date}${number}, version ${version}`;
	if (faults.length > 0) return err(sayFaults(about, faults));
	const { files, stories, signatures, rows } = counted;
	const lines = [
		`${about}: whole.`,
		`${files} files, ${stories} stories, ${signatures} signatures, ${rows} rows of the log.`,
		...missing.map((one) =>
			one.what === 'pdf'
				? `It was made without PDFs (${one.fault}).`
				: `It was made without the words of story ${one.storyId}.`
		),
		`Pack: ${sha256}`,
		'The newsroom’s log has this hash in the row edition.packed.',
		`Head: ${head}`,
		'Whether the log still holds it: npm run admin -- audit verify --head <head>'
	];
	return ok(lines.map((line) => `${line}\n`).join(''));
}

function sayFaults(about: string, faults: readonly PackFault[]): string {
	const rest = faults.length - MOST_TOLD;
	const count = faults.length === 1 ? 'one thing differs' : `${faults.length} things differ`;
	return [
		`${about}: not whole, ${count}.`,
		...faults.slice(0, MOST_TOLD).map((fault) => `  ${sayFault(fault)}`),
		...(rest > 0 ? [`  … and ${rest} more.`] : [])
	].join('\n');
}

function sayFault(fault: PackFault): string {
	switch (fault.kind) {
		case 'no-pack':
			return 'This is no evidence pack, or it is broken off.';
		case 'altered':
			return `${fault.path} is wrong: it is not as it was packed.`;
		case 'missing':
			return `${fault.path} is missing.`;
		case 'foreign':
			return `${fault.path} was not packed by Copydesk.`;
		case 'unreadable':
			return `${fault.path} cannot be read.`;
		case 'code':
			return 'state.json is wrong: something else went to press.';
		case 'text':
			return `The words of “${fault.about}” are wrong: others went to press.`;
		case 'signature':
			return `Signature ${fault.about} is wrong: it is of another text.`;
		case 'unlogged':
			return `Signature ${fault.about} is wrong: the log knows nothing of it.`;
		case 'row':
			return `Row ${fault.about} of the log is wrong: it is not as it was written.`;
		case 'order':
			return `Row ${fault.about} of the log is wrong: it does not follow the one before it.`;
		case 'head':
			return 'The log is wrong: it does not end with the going to press.';
		default:
			return unreachable(fault);
	}
}
