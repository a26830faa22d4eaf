import { copyOf } from '#document/story-copy.ts';
import { newId, type Id } from '#model/ids.ts';
import {
	isLinkOpen,
	MAX_DEVICES,
	ONE_VISIT,
	type OutsideReview,
	type ReviewDevice
} from '#model/outside.ts';
import type { CommandOf, Refusal } from '#model/commands.ts';
import type { CopyPhoto } from '#model/copy.ts';
import { HOUSE } from '#model/person.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { Prepared } from '../desk/desk.ts';
import { digestOf, newToken } from '../tokens.ts';
import { threadsOf } from './answer-threads.ts';
import type {
	AnswerProblem,
	Caller,
	Invited,
	OpenedReview,
	Opening,
	Outside,
	OutsideOptions,
	SentAnswer
} from './outside.ts';
import { WATCH_LIMITS, Watches, type Held } from './watches.ts';

/** Openings shown of one link: beyond its devices and days there are none. */
const MOST_OPENINGS = 1000;
/** Width in which photos are shown, px. */
const PHOTO_WIDTH = 960;

/** Outside reviews over the desk and the store. */
export class OutsideReviews implements Outside {
	readonly #options: OutsideOptions;
	readonly #now: () => number;
	readonly #watches: Watches;
	readonly #stop: () => void;

	constructor(options: OutsideOptions) {
		this.#options = options;
		this.#now = options.now ?? Date.now;
		this.#watches = new Watches(options.limits ?? WATCH_LIMITS);
		this.#stop = options.desk.subscribe(({ changes }) => {
			for (const { kind, id } of changes) if (kind === 'outside') this.#lookAt(id);
		});
	}

	async invite(
		personId: Id,
		ask: Omit<CommandOf<'outside.invite'>, 'type' | 'key'>
	): Promise<Invited> {
		const token = newToken();
		const command = { type: 'outside.invite', ...ask, key: digestOf(token) } as const;
		const done = await this.#options.desk.execute(personId, newId(), command);
		return done.ok ? ok({ token }) : done;
	}

	/** The text is kept with the link, if it is the one that was seen; the log never has the key. */
	async frozen(
		{ key, ...command }: CommandOf<'outside.invite'>,
		personId: Id
	): Promise<Result<Prepared<'outside.invite'>, Refusal>> {
		const { id, storyId, name, hash } = command;
		if (!this.#options.desk.view.get('story', storyId))
			return err({ reason: 'not-found', what: 'story' });
		if (key === undefined) return err({ reason: 'invalid', what: 'key' });
		const about = { id, storyId, at: this.#now(), personId, cause: 'outside' } as const;
		const { derive, versions } = this.#options;
		const read = () => versions.read({ ...about, label: name });
		const { value: version, texts } = await derive.lookAt([storyId], read);
		if (version.hash !== hash) return err({ reason: 'text-changed' });
		return ok({ command, version, texts, link: { key, reviewId: id } });
	}

	async open(caller: Caller): Promise<OpenedReview | null> {
		const review = await this.#find(caller.token);
		if (!review) return null;
		const device = caller.device ?? newToken();
		const known = deviceOf(review, device);
		const blocks = await this.#options.store.versions.text(review.storyId, review.hash);
		if (!blocks || !(await this.#visit(review, known, { ...caller, device }))) return null;
		const now = this.#options.desk.view.get('outside', review.id);
		return now ? { review: now, copy: copyOf(review.storyId, blocks), device } : null;
	}

	async isOpen(caller: Pick<Caller, 'token' | 'device'>): Promise<boolean> {
		return (await this.#known(caller)) !== null;
	}

	async watch(caller: Pick<Caller, 'token' | 'device'>): Promise<Held | 'unknown'> {
		const review = await this.#known(caller);
		if (!review) return 'unknown';
		const device = deviceId(review, caller.device ?? '');
		const held = this.#watches.hold(review.id, device, review.expiresAt - this.#now());
		// It may have been withdrawn while it was looked up.
		this.#lookAt(review.id);
		const answer = await held;
		// Where its time was up it may be the link's, too.
		return answer === 'open' && !this.#opens(review.id) ? 'over' : answer;
	}

	close(): void {
		this.#stop();
		this.#watches.close();
	}

	async photo(caller: Pick<Caller, 'token' | 'device'>, number: number) {
		const review = await this.#known(caller);
		const blocks = review && (await this.#blocks(review));
		if (!review || !blocks) return null;
		const photos = copyOf(review.storyId, blocks).blocks.filter(
			(block): block is CopyPhoto => block.kind === 'photo'
		);
		const asset = this.#options.desk.view.get('asset', photos[number]?.asset ?? '');
		const bytes = asset && (await this.#options.photos.read(asset.id, PHOTO_WIDTH));
		return asset && bytes ? { mime: asset.mime, bytes } : null;
	}

	async answer(
		caller: Pick<Caller, 'token' | 'device'>,
		{ id: answerId, verdict, remark, comments }: SentAnswer
	): Promise<Result<OutsideReview, AnswerProblem>> {
		const review = await this.#known(caller);
		const blocks = review && (await this.#blocks(review));
		if (!review || !blocks) return err('over');
		const threads = threadsOf(copyOf(review.storyId, blocks), comments);
		if (!threads) return err('invalid');
		const command = { type: 'outside.answer', id: review.id, answerId, verdict, remark } as const;
		const done = await this.#options.desk.execute(HOUSE, newId(), { ...command, threads });
		const now = this.#options.desk.view.get('outside', review.id);
		// Sent again after an answer that was lost on its way: it is the one that is there.
		if (now?.answer) return now.answer.id === answerId ? ok(now) : err('answered');
		if (done.ok) throw new Error('an answer was taken and is not there');
		return err(isOver(done.error) ? 'over' : 'invalid');
	}

	async openings({ id, storyId }: OutsideReview): Promise<Opening[]> {
		const rows = await this.#options.store.audit.list({
			types: ['outside.open'],
			subjects: [storyId],
			limit: MOST_OPENINGS
		});
		return rows.flatMap(({ at, command }) => {
			if (command.type !== 'outside.open' || command.id !== id) return [];
			const { device, agent, address, refused = false } = command;
			return [{ at, device, agent, address, refused }];
		});
	}

	/** Writes an opening down; false: it is not one, but a device too many. */
	async #visit(
		review: OutsideReview,
		known: ReviewDevice | undefined,
		caller: Caller & { device: string }
	): Promise<boolean> {
		const { desk } = this.#options;
		const { id } = review;
		const now = this.#now();
		if (known && now - known.lastAt < ONE_VISIT) return true;
		const { agent, address } = caller;
		const opening = {
			...({ type: 'outside.open', id, agent, address } as const),
			device: deviceId(review, caller.device)
		};
		if (known || review.devices.length < MAX_DEVICES) {
			const opened = await desk.execute(HOUSE, newId(), opening);
			// Others may have come in before it meanwhile.
			if (opened.ok || !isOneTooMany(opened.error)) return opened.ok;
		}
		const refusedAt = desk.view.get('outside', id)?.refusedAt ?? null;
		if (refusedAt === null || now - refusedAt >= ONE_VISIT)
			await desk.execute(HOUSE, newId(), { ...opening, refused: true });
		return false;
	}

	/** Whoever has a page of it open is told once it opens nothing any more. */
	#lookAt(id: Id): void {
		if (!this.#opens(id)) this.#watches.over(id);
	}

	#opens(id: Id): boolean {
		const review = this.#options.desk.view.get('outside', id);
		return review !== undefined && isLinkOpen(review, this.#now());
	}

	/** The review of a link that opens, for a device on which it has been opened. */
	async #known({ token, device }: Pick<Caller, 'token' | 'device'>): Promise<OutsideReview | null> {
		const review = await this.#find(token);
		return review && device !== null && deviceOf(review, device) ? review : null;
	}

	async #find(token: string): Promise<OutsideReview | null> {
		const { store, desk } = this.#options;
		const id = await store.outside.find(digestOf(token));
		const review = id === null ? undefined : desk.view.get('outside', id);
		return review && isLinkOpen(review, this.#now()) ? review : null;
	}

	#blocks(review: OutsideReview) {
		return this.#options.store.versions.text(review.storyId, review.hash);
	}
}

const isOver = (refusal: Refusal): boolean =>
	refusal.reason === 'not-found' || (refusal.reason === 'invalid' && refusal.what === 'link');

const isOneTooMany = (refusal: Refusal): boolean =>
	refusal.reason === 'invalid' && refusal.what === 'devices';

/** Neither the log nor a desk has what the cookie says; and two reviews do not know one device again. */
const deviceId = ({ id }: OutsideReview, cookie: string): string =>
	digestOf(`${id} ${cookie}`).slice(0, 16);

const deviceOf = (review: OutsideReview, cookie: string): ReviewDevice | undefined =>
	review.devices.find(({ id }) => id === deviceId(review, cookie));
