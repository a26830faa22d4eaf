/* Turning to the next story or page by finger and key, and the sheet of a phone. */
(function () {
	'use strict';
	const body = document.body;
	const phone = window.matchMedia('(max-width: 719px)');
	const find = (selector) => document.querySelector(selector);
	const all = (selector) => [...document.querySelectorAll(selector)];

	/** Calls `turn` with 1 or −1 when a finger goes across, `lift` when it goes up or down. */
	function swipes(element, turn, lift) {
		let start = null;
		element.addEventListener(
			'touchstart',
			({ touches }) => {
				start = touches.length === 1 ? touches[0] : null;
			},
			{ passive: true }
		);
		element.addEventListener(
			'touchend',
			({ changedTouches: [end] }) => {
				if (!start || !end) return;
				const [x, y] = [end.clientX - start.clientX, end.clientY - start.clientY];
				if (Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? 1 : -1);
				else if (lift && Math.abs(y) > 60 && Math.abs(y) > 2 * Math.abs(x)) lift(y < 0);
				start = null;
			},
			{ passive: true }
		);
	}

	/** On a phone the stories of a page are a sheet that shows one of them, or the list. */
	function sheet() {
		const contents = find('.contents');
		const items = all('.contents li');
		if (!contents || items.length === 0) return;
		const list = find('[data-do="list"]');
		let at = 0;
		function show(next) {
			at = Math.max(0, Math.min(next, items.length - 1));
			items.forEach((item, index) => item.classList.toggle('is-shown', index === at));
			for (const region of all('.region'))
				region.classList.toggle('is-shown', region.getAttribute('href') === items[at].dataset.file);
			find('.nth').textContent = '第 ' + (at + 1) + ' / ' + items.length + ' 篇，左右滑换篇';
			find('[data-do="before"]').disabled = at === 0;
			find('[data-do="after"]').disabled = at === items.length - 1;
		}
		function open(isList) {
			body.classList.toggle('has-list', isList);
			list.setAttribute('aria-expanded', String(isList));
			list.textContent = isList ? '收起目录' : '本版目录';
		}
		body.classList.add('has-sheet');
		find('.sheet-tools').hidden = false;
		find('.nth').hidden = false;
		list.addEventListener('click', () => open(!isList()));
		find('[data-do="before"]').addEventListener('click', () => show(at - 1));
		find('[data-do="after"]').addEventListener('click', () => show(at + 1));
		const isList = () => body.classList.contains('has-list');
		const turn = (step) => isList() || show(at + step);
		// Down scrolls the list first.
		swipes(contents, turn, (up) => (up || find('.contents ol').scrollTop === 0) && open(up));
		for (const region of all('.region'))
			region.addEventListener('click', (event) => {
				const tapped = items.findIndex((item) => item.dataset.file === region.getAttribute('href'));
				if (!phone.matches || tapped === at) return;
				event.preventDefault();
				open(false);
				show(tapped);
			});
		const asked = decodeURIComponent(location.hash.slice(1));
		const first = items.findIndex((item) => item.dataset.file === asked);
		const lead = items.findIndex((item) =>
			item.querySelector('.where').textContent.includes('头条')
		);
		show(first >= 0 ? first : Math.max(0, lead));
		open(asked === 'list');
	}

	function go(rel) {
		const link = find('link[rel="' + rel + '"]');
		if (link) location.href = link.href;
	}

	function keys() {
		document.addEventListener('keydown', (event) => {
			if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
			if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
			if (body.classList.contains('is-large')) return;
			if (event.key === 'ArrowLeft') go('prev');
			if (event.key === 'ArrowRight') go('next');
		});
		const copy = find('.copy');
		if (copy) swipes(copy, (step) => go(step > 0 ? 'next' : 'prev'));
		const well = find('.is-page .well');
		if (well)
			swipes(well, (step) => body.classList.contains('is-large') || go(step > 0 ? 'next' : 'prev'));
	}

	sheet();
	keys();
})();
