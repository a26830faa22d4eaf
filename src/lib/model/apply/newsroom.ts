import { isClockTime } from '../days.ts';
import { isOffered } from '../paper-format.ts';
import type { Newsroom } from '../newsroom.ts';
import { overtakenFields, settingsOf } from '../settings.ts';
import { isWorkflow, workflowOf } from '../workflow.ts';
import { wrongRules } from '../publishing-rules.ts';
import { invalid, notFound, duplicate, type Rule } from './context.ts';

/** The first call, at set-up, makes the record. */
export const updateNewsroom: Rule<'newsroom.update'> = (draft, { patch, expect }, { at }) => {
	const current = draft.get('newsroom', 'newsroom');
	const base: Newsroom = current ?? {
		id: 'newsroom',
		name: '',
		timeZone: 'Asia/Shanghai',
		formatId: '',
		pressTime: '23:30',
		masthead: {},
		createdAt: at
	};
	const fields = expect ? overtakenFields(settingsOf(base), patch, expect) : [];
	if (fields.length > 0) return { reason: 'settings-changed', fields };
	const masthead = { ...base.masthead, ...patch.masthead };
	const signers = { ...base.workflow?.signers, ...patch.workflow?.signers };
	const workflow = { ...base.workflow, ...patch.workflow, signers };
	const next: Newsroom = { ...base, ...patch, masthead, workflow };
	if (next.name.trim() === '') return invalid('name');
	if (!isWorkflow(workflowOf(next))) return invalid('workflow');
	// One that was retired since it was chosen holds up no other setting.
	const isChosen = next.formatId !== current?.formatId;
	if (isChosen && !isOffered(draft, next.formatId)) return invalid('formatId');
	if (!isTimeZone(next.timeZone)) return invalid('timeZone');
	if (!isClockTime(next.pressTime)) return invalid('pressTime');
	const wrong = wrongRules(next);
	if (wrong) return invalid(wrong);
	draft.put('newsroom', next);
	return null;
};

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

export const addAsset: Rule<'asset.add'> = (draft, { asset }, { personId, at }) => {
	if (draft.get('asset', asset.id)) return duplicate('asset');
	if (asset.storyId && !draft.get('story', asset.storyId)) return notFound('story');
	draft.put('asset', { ...asset, addedBy: personId, addedAt: at });
	return null;
};
