import { calledIn } from './edition-kinds.ts';
import type { CommandOf, CommandType } from '#model/commands.ts';
import type { FormatPatch } from '#model/format-fields.ts';
import type { Id } from '#model/ids.ts';
import type { CheckKind } from '#model/press-check/check-item.ts';
import { reviewerName } from '#model/outside.ts';
import type { Role } from '#model/person.ts';
import type { Stage, StoryKind } from '#model/story.ts';
import type { Step } from '#model/workflow.ts';
import { promiseWords, sayTerms } from './promise-words.ts';
import { stepTexts } from './steps.ts';
import { defineTexts } from './texts.ts';
import { verdictTexts } from './verdict.ts';

/** A row of the audit log in plain words: who, then what was done, then to what. */
export interface Act {
	/** 移动版位; "placed". */
	act: string;
	/** 《渡口三百年》，3 版到 2 版; "“Three hundred years”, page 3 to page 2". */
	about: string;
}

/** Names of the things in a command, in one language, for one reader: withheld words say so. */
export interface ActNames {
	person(id: Id): string;
	people(ids: readonly Id[]): string;
	story(id: Id): string;
	/** The story of a thread. */
	storyOfThread(id: Id): string;
	edition(id: Id | null): string;
	page(id: Id): string;
	slot(pageId: Id, slotId: Id): string;
	/** Where a story stood before; null: nowhere. */
	stoodOn(storyId: Id): string | null;
	/** The stage of a story before; null: not known. */
	stageBefore(storyId: Id): Stage | null;
	stage(stage: Stage): string;
	step(step: Step): string;
	/** A signature by its story, step and who signed. */
	signature(id: Id): string;
	/** A clean proof's, by its page and who signed. */
	pageSignature(id: Id): string;
	/** A story, or else a page; empty: the edition as a whole. */
	place(pageId: Id | null, storyId: Id | null): string;
	/** What was let pass, and where; empty: it is not known any more. */
	waiver(id: Id): string;
	check(kind: CheckKind): string;
	/** The same; of a story that is not signed, by the step that it waits for. */
	asked(kind: CheckKind, about: string): string;
	/** A try-out by its name. */
	tryout(id: Id): string;
	/** An outside review by its story and reviewer. */
	outside(id: Id): string;
	/** A text's hash as people say it. */
	code(hash: string): string;
	template(id: Id): string;
	section(id: Id): string;
	/** A page format by its name. */
	format(id: Id): string;
	/** 休刊 by its reason and first day. */
	closure(id: Id): string;
	kind(kind: StoryKind): string;
	roles(roles: readonly Role[]): string;
	day(date: string): string;
	time(at: number): string;
	/** Words that people wrote, short. */
	words(text: string): string;
	/** What a patch of a record sets, by the fields' names. */
	fields(
		kind: 'newsroom' | 'person' | 'edition' | 'page' | 'story' | 'format',
		patch: object
	): string;
	/** The sentence of the command that an undo takes back. */
	undone(commandId: Id): string;
}

/** Every command has a sentence: one without does not compile. */
export type Acts = { [T in CommandType]: (command: CommandOf<T>, names: ActNames) => Act };

const say = (act: string, ...about: (string | null)[]): Act => ({
	act,
	about: about.filter((part) => part !== null && part !== '').join('，')
});

const tell = (act: string, ...about: (string | null)[]): Act => ({
	act,
	about: about.filter((part) => part !== null && part !== '').join(', ')
});

const days = (n: ActNames, from: string, to: string, between: string): string =>
	from === to ? n.day(from) : `${n.day(from)}${between}${n.day(to)}`;

/** By the names that the fields have in the record. */
const sizesIn = ({ width, height, ...patch }: FormatPatch): object =>
	width === undefined && height === undefined ? patch : { trim: true, ...patch };

const zh: Acts = {
	'newsroom.update': ({ patch }, n) => say('改报纸设置', n.fields('newsroom', patch)),
	'person.add': ({ name, roles }, n) => say('加同事', name, n.roles(roles)),
	'person.update': ({ id, patch }, n) => say('改同事资料', n.person(id), n.fields('person', patch)),
	'person.roles': ({ id, roles }, n) => say('改角色', n.person(id), `改为${n.roles(roles)}`),
	'person.deactivate': ({ id }, n) => say('停用账号', n.person(id)),
	'person.activate': ({ id }, n) => say('恢复账号', n.person(id)),
	'edition.create': ({ date, from, ...called }, n) =>
		say(
			'建一期',
			[n.day(date), calledIn('zh', called)].filter(Boolean).join(' '),
			'editionId' in from ? `照${n.edition(from.editionId)}的版式` : `${from.templates.length} 版`
		),
	'edition.update': ({ id, patch }, n) =>
		say(
			patch.pressAt === undefined ? '改总期号' : '改付印时间',
			n.edition(id),
			patch.pressAt === undefined ? null : `改为 ${n.time(patch.pressAt)}`,
			patch.issue ? `总第 ${patch.issue} 期` : null
		),
	'edition.pages': ({ id, count }, n) => say('改版数', n.edition(id), `${count} 版`),
	'edition.withdraw': ({ id }, n) => say('撤掉一期', n.edition(id)),
	'edition.renumber': ({ id, issue, expect }, n) =>
		say('改期号，后面跟着改', n.edition(id), `${expect} 改为 ${issue}`),
	'edition.format': ({ id }, n) => say('换上新开本', n.edition(id)),
	'edition.press': ({ id, issue, expect }, n) =>
		say('付印', n.edition(id), issue === null ? null : `总第 ${issue} 期`, n.code(expect)),
	'edition.correct': ({ id, reason, pageIds, storyIds }, n) =>
		say(
			'改版重印',
			n.edition(id),
			[...pageIds.map((one) => n.page(one)), ...storyIds.map((one) => n.story(one))].join('、'),
			n.words(reason)
		),
	'edition.repack': ({ id }, n) => say('重做证据包', n.edition(id)),
	'edition.packed': ({ id, version, pack }, n) =>
		say(
			pack.state === 'ready' ? '存证据包' : '证据包没做成',
			n.edition(id),
			`第 ${version} 版次`,
			pack.state === 'ready' ? n.code(pack.sha256) : null
		),
	'page.update': ({ id, patch }, n) => say('改版面安排', n.page(id), n.fields('page', patch)),
	'page.layout': ({ id, slots }, n) => say('画版', n.page(id), `${slots.length} 个版位`),
	'template.save': ({ template }) => say('存版样', template.name),
	'template.remove': ({ id }, n) => say('删版样', n.template(id)),
	'format.add': ({ id, likeId }, n) => say('加开本', n.format(id), `照${n.format(likeId)}`),
	'format.update': ({ id, patch }, n) =>
		say('改开本', n.format(id), n.fields('format', sizesIn(patch))),
	'closure.set': ({ from, to, reason }, n) => say('定休刊', days(n, from, to, '至'), reason),
	'closure.lift': ({ id }, n) => say('取消休刊', n.closure(id)),
	'story.create': ({ id, section, stage, promise }, n) =>
		promise
			? say('报题', ...sayTerms(promise, n, promiseWords.zh))
			: say('写新稿', n.story(id), section || null, stage ? n.stage(stage) : null),
	'story.import': ({ editionId, stories, teasers }, n) =>
		say(
			'导入',
			n.edition(editionId),
			`${stories.length} 篇稿件`,
			teasers.length > 0 ? `${teasers.length} 处导读` : null
		),
	'story.update': ({ id, patch }, n) => say('改稿件安排', n.story(id), n.fields('story', patch)),
	'story.stage': ({ id, to }, n) => {
		const from = n.stageBefore(id);
		if (from === 'signed') return say('撤签', n.story(id), `退到${n.stage(to)}`);
		const act = to === 'signed' ? '签发' : `送到${n.stage(to)}`;
		return say(act, n.story(id), from && `原在${n.stage(from)}`);
	},
	'story.sign': ({ storyId, step, hash }, n) =>
		say(stepTexts.zh.deed(step), n.story(storyId), n.code(hash)),
	'story.return': ({ storyId, from, to, reason }, n) =>
		say(
			from === 'signed' ? '撤签' : '退回',
			n.story(storyId),
			`${n.stage(from)}退到${n.stage(to)}`,
			n.words(reason)
		),
	'signature.void': ({ id, by, paragraphs }, n) =>
		say(
			'签名作废',
			n.signature(id),
			`${n.person(by)}改了稿${paragraphs.length > 0 ? `，${paragraphs.length} 段` : ''}`
		),
	'version.keep': ({ storyId, label }, n) => say('留存一稿', n.story(storyId), n.words(label)),
	'version.restore': ({ storyId, hash }, n) => say('恢复旧稿', n.story(storyId), n.code(hash)),
	'promise.update': ({ storyId, patch }, n) =>
		say('改报题', n.story(storyId), ...sayTerms(patch, n, promiseWords.zh)),
	'promise.withdraw': ({ storyId, reason }, n) =>
		say('撤回报题', n.story(storyId), n.words(reason)),
	'outside.invite': ({ storyId, name, unit, expiresAt, hash }, n) =>
		say(
			'送外审',
			n.story(storyId),
			reviewerName({ name, unit }),
			n.code(hash),
			`${n.time(expiresAt)} 失效`
		),
	'outside.withdraw': ({ id }, n) => say('收回外审链接', n.outside(id)),
	'outside.open': ({ id, agent, address, refused }, n) =>
		say(refused ? '外审链接被挡下' : '打开外审链接', n.outside(id), agent, address),
	'outside.answer': ({ id, verdict, remark, threads }, n) =>
		say(
			'外审意见',
			n.outside(id),
			verdictTexts.zh[verdict],
			threads.length > 0 ? `批注 ${threads.length} 处` : null,
			n.words(remark)
		),
	'story.spike': ({ id }, n) => say('撤稿', n.story(id)),
	'story.revive': ({ id }, n) => say('恢复稿件', n.story(id)),
	'story.hold': ({ id, reason }, n) => say('暂缓', n.story(id), n.words(reason)),
	'story.release': ({ id }, n) => say('放行', n.story(id)),
	'story.carry': ({ storyIds, editionId }, n) =>
		say('转到另一天', storyIds.map((one) => n.story(one)).join('、'), n.edition(editionId)),
	'plan.mark': ({ editionId, name }, n) => say('给版面计划记一笔', n.edition(editionId), name),
	'plan.restore': ({ pageId, placements }, n) =>
		say('把版面摆回原样', n.page(pageId), `${placements.length} 篇`),
	'tryout.start': ({ editionId, name }, n) => say('开试排', n.edition(editionId), name),
	'tryout.change': ({ id, command }, n) =>
		say('改试排', n.tryout(id), command.type === 'story.place' ? n.story(command.storyId) : null),
	'tryout.commit': ({ id }, n) => say('采用试排', n.tryout(id)),
	'tryout.drop': ({ id }, n) => say('丢掉试排', n.tryout(id)),
	'story.place': ({ storyId, pageId, slotId }, n) => {
		const from = n.stoodOn(storyId);
		const to = `${n.page(pageId)} ${n.slot(pageId, slotId)}`;
		return say(from ? '移动版位' : '上版', n.story(storyId), from ? `${from} 到 ${to}` : to);
	},
	'story.unplace': ({ storyId, slotId }, n) =>
		say(slotId ? '撤下转版' : '撤下版面', n.story(storyId), n.stoodOn(storyId)),
	'slot.label': ({ pageId, slotId, label }, n) =>
		say('写版位说明', `${n.page(pageId)} ${n.slot(pageId, slotId)}`, n.words(label)),
	'slot.teaser': ({ pageId, slotId, teaser }, n) =>
		say(
			teaser ? '改导读' : '清导读',
			`${n.page(pageId)} ${n.slot(pageId, slotId)}`,
			teaser && (teaser.kind === 'index' ? '目录' : `${teaser.items.length} 条`)
		),
	'thread.open': ({ storyId, body, replacement }, n) =>
		say(replacement === null ? '批注' : '建议改法', n.story(storyId), n.words(body)),
	'thread.require': ({ id, required }, n) =>
		say(required ? '把批注定为必改' : '把批注定为意见', n.storyOfThread(id)),
	'thread.reply': ({ id, body }, n) => say('回批注', n.storyOfThread(id), n.words(body)),
	'thread.edit': ({ id, body }, n) => say('改批注', n.storyOfThread(id), n.words(body)),
	'thread.remove': ({ id }, n) => say('删批注', n.storyOfThread(id)),
	'thread.resolve': ({ id }, n) => say('解决批注', n.storyOfThread(id)),
	'thread.reopen': ({ id }, n) => say('重开批注', n.storyOfThread(id)),
	'thread.accept': ({ id }, n) => say('采纳改法', n.storyOfThread(id)),
	'thread.decline': ({ id }, n) => say('不采纳改法', n.storyOfThread(id)),
	'thread.unaccept': ({ id }, n) => say('收回采纳', n.storyOfThread(id)),
	'asset.add': ({ asset }, n) =>
		say('加照片', asset.storyId && n.story(asset.storyId), n.words(asset.fileName)),
	'proof.pull': ({ pageId }, n) => say('打样', n.page(pageId)),
	'page.sign': ({ pageId, hash }, n) => say('签清样', n.page(pageId), n.code(hash)),
	'pageSignature.void': ({ id, by }, n) =>
		say('清样作废', n.pageSignature(id), by === null ? null : `${n.person(by)}改了版`),
	'check.waive': ({ kind, pageId, storyId, reason }, n) =>
		say('放过', n.check(kind), n.place(pageId, storyId), n.words(reason)),
	'check.unwaive': ({ id }, n) => say('收回放过', n.waiver(id)),
	'check.remind': ({ kind, about, pageId, storyId, personIds }, n) =>
		say('催', n.people(personIds), n.asked(kind, about), n.place(pageId, storyId)),
	undo: ({ commandId }, n) => say('撤销', n.undone(commandId))
};

const en: Acts = {
	'newsroom.update': ({ patch }, n) => tell('changed the paper', n.fields('newsroom', patch)),
	'person.add': ({ name, roles }, n) => tell('added', name, n.roles(roles)),
	'person.update': ({ id, patch }, n) => tell('changed', n.person(id), n.fields('person', patch)),
	'person.roles': ({ id, roles }, n) =>
		tell('changed the roles of', n.person(id), `now ${n.roles(roles)}`),
	'person.deactivate': ({ id }, n) => tell('deactivated', n.person(id)),
	'person.activate': ({ id }, n) => tell('activated', n.person(id)),
	'edition.create': ({ date, from, ...called }, n) =>
		tell(
			'made the edition of',
			[n.day(date), calledIn('en', called)].filter(Boolean).join(', '),
			'editionId' in from
				? `laid out as ${n.edition(from.editionId)}`
				: `${from.templates.length} pages`
		),
	'edition.update': ({ id, patch }, n) =>
		tell(
			patch.pressAt === undefined ? 'changed the issue of' : 'changed the press time of',
			n.edition(id),
			patch.pressAt === undefined ? null : `to ${n.time(patch.pressAt)}`,
			patch.issue ? `No. ${patch.issue}` : null
		),
	'edition.pages': ({ id, count }, n) =>
		tell('set the number of pages of', n.edition(id), `${count} pages`),
	'edition.withdraw': ({ id }, n) => tell('withdrew', n.edition(id)),
	'edition.renumber': ({ id, issue, expect }, n) =>
		tell('renumbered, with those after it,', n.edition(id), `from ${expect} to ${issue}`),
	'edition.format': ({ id }, n) => tell('gave the format as it is now to', n.edition(id)),
	'edition.press': ({ id, issue, expect }, n) =>
		tell('sent to press', n.edition(id), issue === null ? null : `No. ${issue}`, n.code(expect)),
	'edition.correct': ({ id, reason, pageIds, storyIds }, n) =>
		tell(
			'opened for correction',
			n.edition(id),
			[...pageIds.map((one) => n.page(one)), ...storyIds.map((one) => n.story(one))].join(', '),
			n.words(reason)
		),
	'edition.repack': ({ id }, n) => tell('had the evidence pack made anew of', n.edition(id)),
	'edition.packed': ({ id, version, pack }, n) =>
		tell(
			pack.state === 'ready' ? 'kept the evidence pack of' : 'could not keep the evidence pack of',
			n.edition(id),
			`version ${version}`,
			pack.state === 'ready' ? n.code(pack.sha256) : null
		),
	'page.update': ({ id, patch }, n) => tell('changed', n.page(id), n.fields('page', patch)),
	'page.layout': ({ id, slots }, n) => tell('laid out', n.page(id), `${slots.length} slots`),
	'template.save': ({ template }) => tell('kept the template', template.name),
	'template.remove': ({ id }, n) => tell('removed the template', n.template(id)),
	'format.add': ({ id, likeId }, n) =>
		tell('added the format', n.format(id), `like ${n.format(likeId)}`),
	'format.update': ({ id, patch }, n) =>
		tell('changed the format', n.format(id), n.fields('format', sizesIn(patch))),
	'closure.set': ({ from, to, reason }, n) =>
		tell('closed the paper on', days(n, from, to, ' to '), reason),
	'closure.lift': ({ id }, n) => tell('opened again', n.closure(id)),
	'story.create': ({ id, section, stage, promise }, n) =>
		promise
			? tell('promised', ...sayTerms(promise, n, promiseWords.en))
			: tell('began', n.story(id), section || null, stage ? n.stage(stage) : null),
	'story.import': ({ editionId, stories, teasers }, n) =>
		tell(
			'took in',
			`${stories.length} stories for ${n.edition(editionId)}`,
			teasers.length > 0 ? `${teasers.length} teasers` : null
		),
	'story.update': ({ id, patch }, n) =>
		tell('changed what is planned for', n.story(id), n.fields('story', patch)),
	'story.stage': ({ id, to }, n) => {
		const from = n.stageBefore(id);
		if (from === 'signed') return tell('opened again', n.story(id), `back to ${n.stage(to)}`);
		const act = to === 'signed' ? 'signed off' : `passed on to ${n.stage(to)}`;
		return tell(act, n.story(id), from && `from ${n.stage(from)}`);
	},
	'story.sign': ({ storyId, step, hash }, n) =>
		tell(
			step === 'handIn'
				? 'handed in'
				: step === 'signOff'
					? 'signed off'
					: `signed (${n.step(step)})`,
			n.story(storyId),
			n.code(hash)
		),
	'story.return': ({ storyId, from, to, reason }, n) =>
		tell(
			from === 'signed' ? 'opened again' : 'sent back',
			n.story(storyId),
			`from ${n.stage(from)} to ${n.stage(to)}`,
			n.words(reason)
		),
	'signature.void': ({ id, by, paragraphs }, n) =>
		tell(
			'struck a signature:',
			n.signature(id),
			`${n.person(by)} changed the text`,
			paragraphs.length > 0 ? `${paragraphs.length} paragraphs` : null
		),
	'version.keep': ({ storyId, label }, n) =>
		tell('kept the text of', n.story(storyId), n.words(label)),
	'version.restore': ({ storyId, hash }, n) =>
		tell('brought back a text of', n.story(storyId), n.code(hash)),
	'promise.update': ({ storyId, patch }, n) =>
		tell('changed a promise', n.story(storyId), ...sayTerms(patch, n, promiseWords.en)),
	'promise.withdraw': ({ storyId, reason }, n) =>
		tell('withdrew a promise', n.story(storyId), n.words(reason)),
	'outside.invite': ({ storyId, name, unit, expiresAt, hash }, n) =>
		tell(
			'sent outside the house:',
			n.story(storyId),
			`to ${reviewerName({ name, unit })}`,
			n.code(hash),
			`until ${n.time(expiresAt)}`
		),
	'outside.withdraw': ({ id }, n) => tell('withdrew the link of', n.outside(id)),
	'outside.open': ({ id, agent, address, refused }, n) =>
		tell(
			refused ? 'turned away a device:' : 'showed the text by link:',
			n.outside(id),
			agent,
			address
		),
	'outside.answer': ({ id, verdict, remark, threads }, n) =>
		tell(
			'took an outside opinion:',
			n.outside(id),
			verdictTexts.en[verdict],
			threads.length > 0 ? `${threads.length} comments` : null,
			n.words(remark)
		),
	'story.spike': ({ id }, n) => tell('spiked', n.story(id)),
	'story.revive': ({ id }, n) => tell('revived', n.story(id)),
	'story.hold': ({ id, reason }, n) => tell('held', n.story(id), n.words(reason)),
	'story.release': ({ id }, n) => tell('released', n.story(id)),
	'story.carry': ({ storyIds, editionId }, n) =>
		tell('carried over', storyIds.map((one) => n.story(one)).join(', '), n.edition(editionId)),
	'plan.mark': ({ editionId, name }, n) => tell('named the plan', n.edition(editionId), name),
	'plan.restore': ({ pageId, placements }, n) =>
		tell('put a page back', n.page(pageId), `${placements.length} stories`),
	'tryout.start': ({ editionId, name }, n) => tell('began a try-out', n.edition(editionId), name),
	'tryout.change': ({ id, command }, n) =>
		tell(
			'changed a try-out',
			n.tryout(id),
			command.type === 'story.place' ? n.story(command.storyId) : null
		),
	'tryout.commit': ({ id }, n) => tell('took a try-out', n.tryout(id)),
	'tryout.drop': ({ id }, n) => tell('dropped a try-out', n.tryout(id)),
	'story.place': ({ storyId, pageId, slotId }, n) => {
		const from = n.stoodOn(storyId);
		const to = `${n.page(pageId)} ${n.slot(pageId, slotId)}`;
		return tell(
			from ? 'moved' : 'placed',
			n.story(storyId),
			from ? `${from} to ${to}` : `on ${to}`
		);
	},
	'story.unplace': ({ storyId, slotId }, n) =>
		tell(
			slotId ? 'took a jump off the page' : 'took off the page',
			n.story(storyId),
			n.stoodOn(storyId)
		),
	'slot.label': ({ pageId, slotId, label }, n) =>
		tell('labelled', `${n.page(pageId)} ${n.slot(pageId, slotId)}`, n.words(label)),
	'slot.teaser': ({ pageId, slotId, teaser }, n) =>
		tell(
			teaser ? 'changed the teaser' : 'cleared the teaser',
			`${n.page(pageId)} ${n.slot(pageId, slotId)}`,
			teaser && (teaser.kind === 'index' ? 'an index' : `${teaser.items.length} lines`)
		),
	'thread.open': ({ storyId, body, replacement }, n) =>
		tell(
			replacement === null ? 'commented on' : 'suggested other words in',
			n.story(storyId),
			n.words(body)
		),
	'thread.require': ({ id, required }, n) =>
		tell(
			required ? 'required the correction on' : 'made a remark of a comment on',
			n.storyOfThread(id)
		),
	'thread.reply': ({ id, body }, n) =>
		tell('replied to a comment on', n.storyOfThread(id), n.words(body)),
	'thread.edit': ({ id, body }, n) =>
		tell('changed a comment on', n.storyOfThread(id), n.words(body)),
	'thread.remove': ({ id }, n) => tell('removed a comment on', n.storyOfThread(id)),
	'thread.resolve': ({ id }, n) => tell('resolved a comment on', n.storyOfThread(id)),
	'thread.reopen': ({ id }, n) => tell('reopened a comment on', n.storyOfThread(id)),
	'thread.accept': ({ id }, n) => tell('accepted a suggestion in', n.storyOfThread(id)),
	'thread.decline': ({ id }, n) => tell('declined a suggestion in', n.storyOfThread(id)),
	'thread.unaccept': ({ id }, n) =>
		tell('took an accepted suggestion back in', n.storyOfThread(id)),
	'asset.add': ({ asset }, n) =>
		tell('added a photo', asset.storyId && `to ${n.story(asset.storyId)}`, n.words(asset.fileName)),
	'proof.pull': ({ pageId }, n) => tell('pulled a proof of', n.page(pageId)),
	'page.sign': ({ pageId, hash }, n) =>
		tell('signed the clean proof of', n.page(pageId), n.code(hash)),
	'pageSignature.void': ({ id, by }, n) =>
		tell('struck', n.pageSignature(id), by === null ? null : `changed by ${n.person(by)}`),
	'check.waive': ({ kind, pageId, storyId, reason }, n) =>
		tell('let pass', n.check(kind), n.place(pageId, storyId), n.words(reason)),
	'check.unwaive': ({ id }, n) => tell('no longer lets pass', n.waiver(id)),
	'check.remind': ({ kind, about, pageId, storyId, personIds }, n) =>
		tell('reminded', n.people(personIds), n.asked(kind, about), n.place(pageId, storyId)),
	undo: ({ commandId }, n) => tell('took back:', n.undone(commandId))
};

export const actTexts = defineTexts<Acts>(zh, en);
