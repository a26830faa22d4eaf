import * as v from 'valibot';

/**
 * IPTC ninjs 3.2 as far as Copydesk writes it, restated from the standard's published JSON Schema
 * (ninjs-schema_3.2.json): only `uri` is required; nothing may be there that is not named; addresses
 * are absolute, times RFC 3339. An association is a news item of its own with a name.
 */
const uri = v.pipe(
	v.string(),
	v.check((value) => URL.canParse(value), 'not an absolute URI')
);
const time = v.pipe(v.string(), v.isoTimestamp());
const integer = v.pipe(v.number(), v.integer());
const worded = {
	role: v.optional(v.string()),
	contentType: v.optional(v.string()),
	value: v.string()
};
const rendition = v.strictObject({
	name: v.string(),
	href: v.optional(uri),
	contentType: v.optional(v.string()),
	width: v.optional(integer),
	height: v.optional(integer),
	sizeInBytes: v.optional(integer)
});

const common = {
	uri,
	type: v.optional(
		v.picklist([
			'text',
			'audio',
			'video',
			'picture',
			'graphic',
			'composite',
			'component',
			'event',
			'planning'
		])
	),
	representationType: v.optional(v.picklist(['full', 'partial'])),
	version: v.optional(v.string()),
	firstCreated: v.optional(time),
	versionCreated: v.optional(time),
	pubStatus: v.optional(v.picklist(['usable', 'withheld', 'canceled'])),
	language: v.optional(v.string()),
	title: v.optional(v.string()),
	by: v.optional(v.string()),
	descriptions: v.optional(v.array(v.strictObject(worded))),
	headlines: v.optional(v.array(v.strictObject(worded))),
	bodies: v.optional(
		v.array(
			v.strictObject({ ...worded, charCount: v.optional(integer), wordCount: v.optional(integer) })
		)
	),
	people: v.optional(
		v.array(v.strictObject({ name: v.optional(v.string()), rel: v.optional(v.string()) }))
	),
	genres: v.optional(v.array(v.strictObject({ literal: v.optional(v.string()) }))),
	altIds: v.optional(
		v.array(v.strictObject({ role: v.optional(v.string()), value: v.optional(v.string()) }))
	),
	renditions: v.optional(v.array(rendition)),
	standard: v.optional(
		v.strictObject({
			name: v.optional(v.string()),
			version: v.optional(v.string()),
			schema: v.optional(uri)
		})
	)
};

const schema = v.strictObject({
	...common,
	associations: v.optional(
		v.array(v.strictObject({ ...common, name: v.string(), rel: v.optional(v.string()) }))
	)
});

/** What is wrong with a news item, as paths and sentences; empty: it is valid. */
export function ninjsProblems(item: unknown): string[] {
	// As it is written: what is undefined is not there.
	const result = v.safeParse(schema, JSON.parse(JSON.stringify(item)));
	return (result.issues ?? []).map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
}
