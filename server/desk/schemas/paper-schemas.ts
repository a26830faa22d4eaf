import * as v from 'valibot';
import { MASTHEAD_LIMITS, POINTER_STYLES } from '#model/masthead.ts';
import { ROLES, isEmail, isUsername } from '#model/person.ts';
import { MAX_CLOSURE_REASON, MAX_SECTION_NAME, MAX_SECTIONS } from '#model/publishing.ts';
import {
	MAX_STEP_MINUTES,
	SIGNED_STEPS,
	OPTIONAL_STEPS,
	type SignedStep
} from '#model/workflow.ts';
import { bareArt, isVectorArt, type VectorArt } from '#model/vector-art.ts';
import { command, count, date, figure, heads, id, line, name, positive } from './parts.ts';

const roles = v.pipe(v.array(v.picklist(ROLES)), v.nonEmpty());

const email = v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(254), v.check(isEmail)));

const closureTerms = {
	...{ from: date, to: date },
	reason: v.pipe(v.string(), v.trim(), v.maxLength(MAX_CLOSURE_REASON))
};

const masthead = v.partial(
	v.object({
		latin: line,
		organ: line,
		publisher: line,
		hotline: line,
		registration: line,
		slogans: v.pipe(v.array(line), v.maxLength(MASTHEAD_LIMITS.slogans)),
		codes: v.pipe(
			v.array(v.object({ label: line, text: line })),
			v.maxLength(MASTHEAD_LIMITS.codes)
		),
		art: v.nullable(v.pipe(v.custom<VectorArt>(isVectorArt), v.transform(bareArt))),
		pointer: v.picklist(POINTER_STYLES)
	})
);

/** Nobody: refused with a sentence of its own. */
const signers = v.pipe(v.array(v.picklist(ROLES)), v.maxLength(ROLES.length));

const stepMinutes = v.pipe(count, v.maxValue(MAX_STEP_MINUTES));

const workflow = v.partial(
	v.object({
		steps: v.pipe(v.array(v.picklist(OPTIONAL_STEPS)), v.maxLength(OPTIONAL_STEPS.length)),
		signers: v.partial(
			v.object(
				Object.fromEntries(SIGNED_STEPS.map((step) => [step, signers])) as Record<
					SignedStep,
					typeof signers
				>
			)
		),
		sameReviewer: v.boolean(),
		cleanProof: v.object({ isUsed: v.boolean(), signers }),
		deadlines: v.partial(
			v.object(
				Object.fromEntries(SIGNED_STEPS.map((step) => [step, stepMinutes])) as Record<
					SignedStep,
					typeof stepMinutes
				>
			)
		)
	})
);

const week = v.pipe(v.array(v.object({ pages: count, press: v.nullable(line) })), v.length(7));

/** Empty ones and those of the same name: refused with a sentence of their own. */
const sectionName = v.pipe(v.string(), v.trim(), v.maxLength(MAX_SECTION_NAME));

const sections = v.pipe(
	v.array(
		v.object({
			...{ id, name: sectionName, pageName: sectionName },
			...{ editorId: v.nullable(id), proofreaderId: v.nullable(id) }
		})
	),
	v.maxLength(MAX_SECTIONS)
);

const positions = v.pipe(
	v.array(
		v.object({
			...{ sectionId: v.nullable(id), templateId: v.nullable(id), minutes: v.nullable(count) }
		})
	),
	v.maxLength(64)
);

const settings = v.partial(
	v.object({
		...{ name, timeZone: name, formatId: id, pressTime: line, masthead, workflow, week },
		...{ anchor: v.nullable(v.object({ date, issue: positive })), sections, pagePlan: positions }
	})
);

const formatPatch = v.partial(
	v.object({
		...{ name: v.pipe(v.string(), v.trim(), v.maxLength(200)), width: figure, height: figure },
		...{ top: v.nullable(figure), bleed: figure, em: figure, pitch: figure, columns: figure },
		...{ chars: figure, gutter: figure, lines: figure, heads, hairline: figure },
		retired: v.boolean()
	})
);

/** The paper itself: its settings, people, page formats and closures. */
export const PAPER_SCHEMAS = {
	'newsroom.update': command('newsroom.update', {
		patch: settings,
		expect: v.optional(settings)
	}),
	'person.add': command('person.add', {
		id,
		name,
		username: v.pipe(v.string(), v.check(isUsername)),
		email,
		roles
	}),
	'person.update': command('person.update', { id, patch: v.partial(v.object({ name, email })) }),
	'person.roles': command('person.roles', { id, roles }),
	'person.deactivate': command('person.deactivate', { id }),
	'person.activate': command('person.activate', { id }),
	'format.add': command('format.add', { id, likeId: id, patch: formatPatch }),
	'format.update': command('format.update', {
		...{ id, patch: formatPatch, expect: v.optional(formatPatch) }
	}),
	'closure.set': command('closure.set', {
		...{ id, ...closureTerms },
		expect: v.optional(v.object(closureTerms))
	}),
	'closure.lift': command('closure.lift', { id })
};
