import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { format, resolveConfig } from 'prettier';
import { ACTIONS, RULES, type Action, type Rule } from '../src/lib/model/permissions.ts';
import { ROLES, type Role } from '../src/lib/model/person.ts';

/**
 * Writes the README's table of roles from the rules themselves.
 *
 *   node scripts/roles-table.ts
 */
const README = path.resolve(import.meta.dirname, '../README.md');
const BEGIN = '<!-- roles:begin -->';
const END = '<!-- roles:end -->';

const ROLE_NAMES: Record<Role, string> = {
	reporter: 'reporter 记者',
	editor: 'editor 编辑',
	chief: 'chief editor 总编',
	proofreader: 'proofreader 校对',
	administrator: 'administrator 管理员'
};

const ACTION_NAMES: Record<Action, string> = {
	'desk.read': 'see the board and who is at work',
	'edition.plan': 'make editions; set pages, press time, who edits a page',
	'calendar.plan': 'say on which days no paper appears; add and withdraw extra and special issues',
	'template.keep': 'keep, rename and remove templates',
	'edition.press': 'send an edition to press; open it again for a correction',
	'evidence.read': 'take an edition’s evidence pack',
	'evidence.keep': 'keep an evidence pack (the server does, after press)',
	'page.plan': 'lay out a page',
	'plan.try': 'try another plan beside the real one (taking it needs the say over its pages)',
	'page.proof': 'pull a proof of a page',
	'page.sign': 'sign a page’s clean proof',
	'story.place': 'put stories on a page',
	'story.create': 'begin a story, take text in',
	'story.read': 'read stories',
	'story.write': 'write a story, accept suggestions (until it is signed off)',
	'story.manage': 'hand a story in; its target, people, section; spike it',
	'story.approve': 'sign the step a story waits for: reviews, proofreading, sign-off',
	'story.return': 'send a story back, with a reason',
	'signature.void': 'strike a signature (the server does, when the text is changed)',
	'check.waive': 'let pass what the press check has found, with a reason',
	'check.remind': 'remind whoever an item of the press check waits for',
	'story.reopen': 'take back a sign-off, with a reason',
	'story.comment': 'comment, reply, suggest, resolve',
	'thread.require': 'say whether a comment is a required correction or a remark',
	'story.send-out': 'send a story outside the house by a link; withdraw it, see who opened it',
	'outside.answer': 'open such a link and answer (whoever holds it; the server does)',
	'person.manage': 'add people, change roles, make links, deactivate',
	'newsroom.configure': 'change the paper’s settings',
	'audit.read': 'see the audit log (words of stories only for who may read them)'
};

const RULE_NAMES: Record<Rule, string> = {
	always: 'yes',
	never: '–',
	own: 'own or shared',
	'own-page': 'own pages',
	'own-thread': 'own comments',
	named: 'where the paper names the role'
};

/** The table between the README's marks, as Prettier leaves it. */
export async function rolesTable(): Promise<string> {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	const rows = ACTIONS.map((action) =>
		line([ACTION_NAMES[action], ...ROLES.map((role) => RULE_NAMES[RULES[action][role]])])
	);
	const head = line(['', ...ROLES.map((role) => ROLE_NAMES[role])]);
	const rule = line(['---', ...ROLES.map(() => '---')]);
	const options = { ...(await resolveConfig(README)), filepath: README };
	return (await format([head, rule, ...rows].join('\n'), options)).trim();
}

/** A README with the table in its place. */
export function withTable(readme: string, table: string): string {
	const [before, rest] = readme.split(BEGIN);
	const [, after] = rest?.split(END) ?? [];
	if (before === undefined || after === undefined) {
		throw new Error(`README.md lacks ${BEGIN} … ${END}`);
	}
	return `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
}

if (process.argv[1] === import.meta.filename) {
	await fs.writeFile(README, withTable(await fs.readFile(README, 'utf8'), await rolesTable()));
}
