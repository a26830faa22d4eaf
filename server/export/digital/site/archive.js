/* The list of editions: those that lie in folders beside this page, newest first. */
(function () {
	'use strict';
	const list = document.querySelector('.editions');
	const more = document.querySelector('[data-do="earlier"]');
	const DAY = 86400000;
	/** So many dates are looked for at once; and so many days after the last, for folders put here later. */
	const AT_ONCE = 40;
	const AHEAD = 10;

	const waiting = (window.copydeskDates || []).slice().reverse();
	const asked = new Set();

	function look(date, found) {
		if (asked.has(date)) return;
		asked.add(date);
		const script = document.createElement('script');
		script.src = date + '/edition.js';
		script.onload = function () {
			for (const edition of window.copydeskEditions.splice(0)) show(edition);
			if (found) found(date);
		};
		script.onerror = function () {
			script.remove();
		};
		document.head.append(script);
	}

	function element(name, text) {
		const made = document.createElement(name);
		made.textContent = text;
		return made;
	}

	function show(edition) {
		const known = list.querySelector('[data-date="' + edition.date + '"]');
		if (known) return;
		const item = document.createElement('li');
		item.dataset.date = edition.date;
		const link = document.createElement('a');
		link.href = edition.date + '/index.html';
		const cover = document.createElement('img');
		cover.src = edition.cover;
		cover.alt = '';
		const issue = (edition.issue ? edition.issue + '　' : '') + edition.pages + ' 版';
		link.append(
			cover,
			element('b', edition.day),
			element('span', issue),
			element('em', edition.headline)
		);
		item.append(link);
		const later = [...list.children].filter((one) => one.dataset.date > edition.date);
		if (later.length > 0) later[later.length - 1].after(item);
		else list.prepend(item);
	}

	/** A folder is called by its date; 2026-11-24-2 came out beside the day's own paper. */
	function ahead(from) {
		const date = from.slice(0, 10);
		look(date + '-' + (Number(from.slice(11) || 1) + 1), ahead);
		for (let days = 1; days <= AHEAD; days += 1)
			look(new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10), ahead);
	}

	function earlier() {
		for (const date of waiting.splice(0, AT_ONCE)) look(date);
		more.hidden = waiting.length === 0;
	}

	more.addEventListener('click', earlier);
	ahead(waiting[0] || list.firstElementChild.dataset.date);
	earlier();
})();
