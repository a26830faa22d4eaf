/* What links alone cannot do for a page’s picture: names over it, a larger one, other editions. */
(function () {
	'use strict';
	const body = document.body;
	const phone = window.matchMedia('(max-width: 719px)');
	const find = (selector) => document.querySelector(selector);
	const all = (selector) => [...document.querySelectorAll(selector)];

	function neighbours() {
		const day = find('.day[data-date]');
		if (!day) return;
		const dates = window.copydeskDates || [];
		const { date } = day.dataset;
		const search = (candidates, arrow) => {
			const [next, ...rest] = candidates;
			if (!next) return;
			const script = document.createElement('script');
			script.src = '../' + next + '/edition.js';
			script.onload = () => {
				arrow.href = '../' + next + '/index.html';
				arrow.hidden = false;
			};
			script.onerror = () => search(rest, arrow);
			document.head.append(script);
		};
		const near = (found) => found.slice(0, 5);
		search(near(dates.filter((one) => one < date).reverse()), find('[data-edition="before"]'));
		search(near(dates.filter((one) => one > date)), find('[data-edition="after"]'));
	}

	/** The name and length of a story over its place on the page. */
	function tips() {
		const paper = find('.paper');
		if (!paper) return;
		const tip = document.createElement('div');
		tip.className = 'tip';
		tip.hidden = true;
		tip.setAttribute('aria-hidden', 'true');
		paper.append(tip);
		const hide = () => (tip.hidden = true);
		const show = (region) => {
			if (phone.matches) return;
			const name = document.createElement('b');
			name.textContent = region.dataset.title;
			tip.replaceChildren(name, region.dataset.length + ' 字，点开读');
			tip.hidden = false;
			const [place, sheet] = [region.getBoundingClientRect(), paper.getBoundingClientRect()];
			const left = Math.min(place.left - sheet.left + 10, sheet.width - tip.offsetWidth - 4);
			tip.style.left = Math.max(4, left) + 'px';
			const top = place.bottom - sheet.top - tip.offsetHeight - 10;
			tip.style.top = Math.max(place.top - sheet.top + 4, top) + 'px';
		};
		for (const region of all('.region')) {
			region.addEventListener('pointerenter', () => show(region));
			region.addEventListener('pointerleave', hide);
			region.addEventListener('focus', () => region.matches(':focus-visible') && show(region));
			region.addEventListener('blur', hide);
		}
		document.addEventListener('keydown', (event) => event.key === 'Escape' && hide());
		for (const item of all('.contents li'))
			for (const [type, on] of [
				['pointerenter', true],
				['pointerleave', false]
			])
				item.addEventListener(type, () => mark(item.dataset.file, 'is-pointed', on));
	}

	function mark(file, name, on) {
		for (const region of all('.region'))
			if (region.getAttribute('href') === file) region.classList.toggle(name, on);
	}

	/** A page's picture larger than the window, to be moved about. */
	function zoom() {
		const link = find('.zoom');
		if (!link) return;
		const button = document.createElement('button');
		button.type = 'button';
		button.className = 'button zoom';
		button.title = link.title;
		button.setAttribute('aria-pressed', 'false');
		button.append(...link.childNodes);
		link.replaceWith(button);
		button.addEventListener('click', () => {
			const isLarge = body.classList.toggle('is-large');
			button.setAttribute('aria-pressed', String(isLarge));
			if (isLarge) find('.paper img').src = find('.paper source').getAttribute('srcset');
		});
	}

	neighbours();
	tips();
	zoom();
	const open = find('.pages [aria-current]');
	if (open && phone.matches) open.scrollIntoView({ block: 'nearest', inline: 'center' });
})();
