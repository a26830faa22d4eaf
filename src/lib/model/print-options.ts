export const INKS = ['rgb', 'grey', 'cmyk'] as const;
/** rgb: as it stands on screen; grey: the black plate alone; cmyk: four plates. */
export type Inks = (typeof INKS)[number];

/** How pages are printed. */
export interface PrintOptions {
	/** Trim marks, and paper around them with the format's bleed. */
	marks: boolean;
	/** A line in the top margin: 大样, its number, when, who. */
	stamp: boolean;
	inks: Inks;
}

/** What a server has to print with: a browser, and a program that separates colours. */
export interface PrintMeans {
	chromium: boolean;
	ghostscript: boolean;
}

export const PRINT_FAULTS = [
	'no-chromium',
	'no-ghostscript',
	'busy',
	'cancelled',
	'failed'
] as const;
/**
 * Why a server printed nothing: it lacks a browser or what separates colours; others wait already;
 * whoever asked has called it off; it did not come to an end.
 */
export type PrintFault = (typeof PRINT_FAULTS)[number];

/** What somebody asks for in an address; null: something there is not. */
export function readPrintOptions(query: URLSearchParams): PrintOptions | null {
	const inks = INKS.find((one) => one === (query.get('inks') ?? 'rgb'));
	const [marks, stamp] = [isAsked(query, 'marks'), isAsked(query, 'stamp')];
	return inks === undefined || marks === null || stamp === null ? null : { marks, stamp, inks };
}

const isAsked = (query: URLSearchParams, name: string): boolean | null => {
	const value = query.get(name) ?? '0';
	return value === '0' || value === '1' ? value === '1' : null;
};

/** The same as the end of an address; `page` null: the whole edition. */
export function printQuery(page: number | null, { marks, stamp, inks }: PrintOptions): string {
	const query = new URLSearchParams();
	if (page !== null) query.set('page', String(page));
	if (marks) query.set('marks', '1');
	if (stamp) query.set('stamp', '1');
	if (inks !== 'rgb') query.set('inks', inks);
	const text = query.toString();
	return text === '' ? '' : `?${text}`;
}
