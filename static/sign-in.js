// The sign-in page beside its form, which works without: show the password, tell of Caps Lock, take
// one press only, and fetch the poster's faces once everything else is there.
const form = document.querySelector('form[data-sign-in]');
const password = form?.querySelector('input[type=password]');
const show = form?.querySelector('[data-show-password]');
const capsLock = form?.querySelector('[data-caps-lock]');

if (password && show) {
	show.hidden = false;
	show.addEventListener('click', () => {
		const shown = password.type === 'password';
		password.type = shown ? 'text' : 'password';
		show.setAttribute('aria-pressed', String(shown));
	});
}

if (password && capsLock) {
	const watch = (event) => {
		capsLock.hidden = !event.getModifierState?.('CapsLock');
	};
	password.addEventListener('keydown', watch);
	password.addEventListener('keyup', watch);
	password.addEventListener('blur', () => (capsLock.hidden = true));
}

let sent = false;
form?.addEventListener('submit', (event) => {
	if (sent) event.preventDefault();
	sent = true;
	form.querySelector('[type=submit]')?.setAttribute('aria-busy', 'true');
});
// A page that comes back from the browser's cache may be sent again.
addEventListener('pageshow', () => (sent = false));

for (const href of (form?.dataset.fonts ?? '').split(' ').filter(Boolean)) {
	const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
	document.head.append(link);
}
