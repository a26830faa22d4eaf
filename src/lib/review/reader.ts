import { reviewTexts } from '#lib/i18n/review.ts';
import { part, say, show } from './dom.ts';
import { Draft, deviceStore } from './draft.ts';
import { ReviewPage } from './review-page.ts';
import { ReviewServer } from './review-server.ts';
import { Watch } from './watch.ts';

const MINUTE = 60_000;

const lang = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';
const t = reviewTexts[lang];
const token = location.hash.slice(1);
const server = new ReviewServer(token);
const watch = new Watch(server, over);
let page: ReviewPage | null = null;
let openedAt = 0;

/** Whatever the reason, the page says the same; and gives them back what they wrote themselves. */
function over(): void {
	const draft = new Draft(token, deviceStore());
	const words = draft.ownWords();
	closePage();
	show('loading', false);
	show('over', true);
	show('own', words !== '');
	part<HTMLTextAreaElement>('own-words').value = words;
	part('forget').addEventListener('click', () => {
		draft.forget();
		show('own', false);
	});
	part('copy').addEventListener('click', () => {
		part<HTMLTextAreaElement>('own-words').select();
		// navigator.clipboard is there on safe origins alone.
		document.execCommand('copy');
		say('copied', t.copied);
	});
}

function closePage(): void {
	watch.end();
	page?.close();
	page = null;
}

async function open(): Promise<void> {
	closePage();
	show('unreachable', false);
	show('loading', true);
	const opened = await server.open();
	show('loading', false);
	if (!opened.ok && opened.error === 'over') return over();
	if (!opened.ok) return show('unreachable', true);
	openedAt = Date.now();
	const draft = new Draft(token, deviceStore());
	if (opened.value.answer) draft.forget();
	const onanswered = () => location.reload();
	page = new ReviewPage({ review: opened.value, server, draft, t, lang, onover: over, onanswered });
	page.read();
	look();
}

/** Nobody holds a question for a page that nobody sees; it is asked at once when somebody comes back. */
function look(): void {
	if (page && document.visibilityState === 'visible') watch.begin();
	else watch.end();
}

function backOnline(): void {
	page?.retry();
	look();
}

part('again').addEventListener('click', () => void open());
document.addEventListener('visibilitychange', look);
addEventListener('pageshow', ({ persisted }) => persisted && look());
addEventListener('online', backOnline);
addEventListener('scroll', () => page?.read(), { passive: true });
addEventListener('resize', () => page?.read());
// Another link pasted into the same window.
addEventListener('hashchange', () => location.reload());
setInterval(() => page?.tick(Date.now() - openedAt), MINUTE);
void open();
