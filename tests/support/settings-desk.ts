import { apply } from '#model/apply/apply.ts';
import type { Command } from '#model/commands.ts';
import { put, type Change } from '#model/records.ts';
import { TEMPLATES } from '#model/templates.ts';
import { DeskState } from '#lib/sync/desk.svelte.ts';
import { aPaper, aPerson } from './paper.ts';

/** The desk of an administrator whose server is the rules themselves. */
class SettingsDesk extends DeskState {
	/** What is done then is heard of only with the next `hear(missed)`. */
	isCutOff = false;
	missed: Change[] = [];

	hear(changes: readonly Change[]): void {
		this.take(changes);
	}

	override async run(command: Command) {
		const context = { personId: 'admin', at: 0, newId: () => `n${Math.random()}` };
		const outcome = apply(this, command, context);
		if (!outcome.ok) return outcome;
		if (this.isCutOff) this.missed.push(...outcome.value.changes);
		else this.hear(outcome.value.changes);
		return { ok: true as const, value: { id: 'c', command, at: 0 } };
	}
}

/** The desk of an administrator at a paper with its templates and one edition. */
export function aSettingsDesk(): SettingsDesk {
	const { paper } = aPaper();
	paper.put('person', aPerson('admin', 'administrator'));
	paper.put('newsroom', {
		...{ id: 'newsroom', name: '报', timeZone: 'UTC', formatId: 'sikai', pressTime: '23:30' },
		...{ masthead: {}, createdAt: 0 }
	});
	for (const template of TEMPLATES) paper.put('template', template);
	const kinds = ['newsroom', 'person', 'template', 'edition', 'page', 'format'] as const;
	const changes = kinds.flatMap((kind): Change[] =>
		[...paper.list(kind)].map((record) => put(kind, record))
	);
	return new SettingsDesk({ me: 'admin', position: { epoch: 'e', seq: 0 }, changes });
}
