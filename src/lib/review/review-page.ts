import type { ReviewTexts } from '#lib/i18n/review.ts';
import { verdictTexts } from '#lib/i18n/verdict.ts';
import { OUTSIDE_LIMITS } from '#model/outside.ts';
import { CommentSheet } from './comment-sheet.ts';
import { part, say, show } from './dom.ts';
import type { Draft } from './draft.ts';
import { drawText, drawWords, type DrawnText } from './draw-text.ts';
import { ListSheet } from './list-sheet.ts';
import type { ReviewServer } from './review-server.ts';
import type { ReviewComment, ShownAnswer, ShownReview } from './review-wire.ts';
import { wholeBlock, wordsOf, type Stretch } from './text-places.ts';
import { timeLeft } from './time-left.ts';
import { Tools } from './tools.ts';
import { VerdictSheet } from './verdict-sheet.ts';
import { drawWatermark, shortName } from './watermark.ts';

export interface ReviewPageOptions {
	review: ShownReview;
	server: ReviewServer;
	draft: Draft;
	t: ReviewTexts;
	lang: keyof typeof verdictTexts;
	/** The link opens nothing any more. */
	onover: () => void;
	/** Somebody has answered on another device: the page is to be had anew. */
	onanswered: () => void;
}

/** The text on the page, what the reviewer writes about it, and their answer. */
export class ReviewPage {
	readonly #options: ReviewPageOptions;
	readonly #text: DrawnText;
	readonly #pictures: string[] = [];
	#writing: { tools: Tools; comment: CommentSheet; verdict: VerdictSheet } | null = null;
	#isSending = false;

	constructor(options: ReviewPageOptions) {
		this.#options = options;
		const { review, t } = options;
		this.#text = drawText(part('text'), review.blocks, t, review.length);
		this.#drawHead();
		this.#redraw();
		show('article', true);
		if (review.answer) this.#showAnswer(review.answer);
		else this.#beginWriting();
		void this.#loadPictures();
	}

	/** How much of the text has been on the screen, from 0 to 100. */
	read(): void {
		const { top, height } = part('text').getBoundingClientRect();
		const seen = (innerHeight - part('foot').offsetHeight - top) / Math.max(1, height);
		say('read', this.#options.t.read(Math.round(Math.min(1, Math.max(0, seen)) * 100)));
	}

	/** Says how long the link holds. */
	tick(sinceOpened: number): void {
		const { review, t } = this.#options;
		const left = review.expiresAt - review.now - sinceOpened;
		say('until', t.until(review.expires, timeLeft(left, t)));
	}

	/** Sends what could not be sent before. */
	retry(): void {
		if (this.#isSending) void this.#send();
	}

	/** Takes everything off the page. */
	close(): void {
		this.#writing?.tools.close();
		for (const dialog of document.querySelectorAll('dialog[open]'))
			(dialog as HTMLDialogElement).close();
		for (const url of this.#pictures) URL.revokeObjectURL(url);
		part('text').replaceChildren();
		say('reviewer', '');
		for (const name of ['article', 'foot', 'head', 'notes']) show(name, false);
	}

	#drawHead(): void {
		const { review, t } = this.#options;
		const { name, unit, code, note } = review;
		say('reviewer', t.reviewer(name, unit));
		say('frozen', t.frozen(review.frozen));
		say('note', note);
		show('note-row', note !== '');
		drawWatermark(t.mark(shortName(name), shortName(unit), code));
		show('head', true);
		show('notes', true);
		show('foot', true);
		this.tick(0);
	}

	#beginWriting(): void {
		const { review, draft, t } = this.#options;
		const { blocks } = review;
		const words = (stretch: Stretch) => wordsOf(blocks, stretch);
		const comment = new CommentSheet({
			...{ t, wordsOf: words },
			onsave: (one) => this.#put(one),
			onremove: (id) => this.#change(() => draft.remove(id))
		});
		const edit = (one: ReviewComment) => comment.edit(one);
		new ListSheet({ t, comments: () => draft.comments, wordsOf: words, onedit: edit });
		const verdict = new VerdictSheet({ t, draft, onsend: () => void this.#send() });
		const text = part('text');
		const tools = new Tools({
			...{ text: part('article'), words: () => this.#text.words },
			whole: (block) => wholeBlock(blocks, block),
			onwish: (wish, stretch) => comment.begin(wish, stretch)
		});
		text.addEventListener('click', ({ target }) => {
			if (!(target instanceof Element) || !this.#writing) return;
			const on = target.closest<HTMLElement>('[data-comment-on]')?.dataset.commentOn;
			if (on !== undefined) return comment.begin('comment', wholeBlock(blocks, Number(on)));
			const id = target.closest<HTMLElement>('[data-comment]')?.dataset.comment;
			const found = draft.comments.find((one) => one.id === id);
			if (found) edit(found);
		});
		this.#writing = { tools, comment, verdict };
		show('writing', true);
	}

	#put(comment: ReviewComment): void {
		const { draft, t } = this.#options;
		const isNew = !draft.comments.some(({ id }) => id === comment.id);
		if (isNew && draft.comments.length >= OUTSIDE_LIMITS.comments) return alert(t.tooMany);
		this.#change(() => draft.put(comment));
	}

	#change(change: () => void): void {
		change();
		this.#redraw();
	}

	#redraw(): void {
		const { review, draft, t } = this.#options;
		const comments = review.answer ? [] : draft.comments;
		for (const [index, words] of this.#text.words.entries())
			drawWords(words, review.blocks, comments, index, t);
		say('mine-label', t.mine(comments.length));
		const kept = draft.isKept ? t.kept(comments.length) : t.keptNot;
		say('state', comments.length === 0 ? t.hint : kept);
	}

	async #loadPictures(): Promise<void> {
		const { server, t } = this.#options;
		for (const [number, holder] of this.#text.pictures) {
			const found = await server.photo(number);
			if (!found.ok) {
				holder.textContent = t.photoMissing;
				continue;
			}
			const image = new Image();
			image.alt = t.photo;
			image.src = URL.createObjectURL(found.value);
			this.#pictures.push(image.src);
			holder.replaceChildren(image);
		}
	}

	async #send(): Promise<void> {
		const { server, draft, t, onover, onanswered } = this.#options;
		const answer = draft.answer();
		if (!answer || !this.#writing) return;
		const { verdict } = this.#writing;
		this.#isSending = true;
		verdict.wait(true, t.sending);
		const told = await server.answer(answer);
		// Without a network it stays to be sent: see retry.
		this.#isSending = !told.ok && told.error === 'offline';
		if (!told.ok) {
			if (told.error === 'over') return onover();
			if (told.error === 'answered') return onanswered();
			return verdict.wait(false, t.unsent[told.error]);
		}
		verdict.wait(false, '');
		verdict.close();
		draft.forget();
		this.#options.review.answer = told.value;
		this.#redraw();
		this.#showAnswer(told.value);
	}

	#showAnswer({ verdict, remark, at, comments }: ShownAnswer): void {
		const { t, lang } = this.#options;
		this.#writing?.tools.close();
		this.#writing = null;
		document.body.dataset.answered = '';
		const said = [verdictTexts[lang][verdict], comments > 0 ? t.answeredComments(comments) : ''];
		say('answered-at', t.answered(at));
		say('answered-verdict', said.filter(Boolean).join(' · '));
		say('answered-remark', remark);
		show('answered-remark', remark !== '');
		show('writing', false);
		show('answered', true);
		part('answered').focus({ preventScroll: true });
	}
}
