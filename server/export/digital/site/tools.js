/* The size of the type, reading aloud, the address of a story, and finding words. */
(function () {
	'use strict';
	const body = document.body;
	const find = (selector) => document.querySelector(selector);
	const all = (selector) => [...document.querySelectorAll(selector)];

	/** What a reader has chosen, kept if the browser keeps anything. */
	function kept(name, value) {
		try {
			if (value !== undefined) localStorage.setItem(name, value);
			return localStorage.getItem(name);
		} catch {
			// A browser may keep nothing for files on a disk: the choice then holds on this page.
			return value ?? null;
		}
	}

	function button(icon, label, act) {
		const made = document.createElement('button');
		made.type = 'button';
		made.className = 'button quiet';
		const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
		drawing.setAttribute('class', 'icon');
		drawing.setAttribute('viewBox', '0 0 16 16');
		drawing.setAttribute('aria-hidden', 'true');
		const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
		path.setAttribute('d', icon);
		drawing.append(path);
		const word = document.createElement('span');
		word.textContent = label;
		made.append(drawing, word);
		made.addEventListener('click', () => act(word));
		return made;
	}

	/** For whoever does not see a word change. */
	const said = document.createElement('p');
	said.className = 'said';
	said.setAttribute('role', 'status');
	body.append(said);
	function say(word, text) {
		word.textContent = text;
		said.textContent = text;
	}

	const SIZES = ['', 'is-larger', 'is-largest'];
	function size(step) {
		const now = SIZES.indexOf(kept('copydesk-size') || '');
		const next = SIZES[(Math.max(0, now) + step) % SIZES.length];
		for (const one of SIZES) if (one !== '') body.classList.toggle(one, one === next);
		if (step > 0) kept('copydesk-size', next);
	}

	function speech(word) {
		const { speechSynthesis } = window;
		if (speechSynthesis.speaking) return speechSynthesis.cancel();
		const said = new SpeechSynthesisUtterance(find('.copy').innerText);
		said.lang = 'zh-CN';
		said.voice = localVoice();
		said.onend = () => (word.textContent = '听');
		word.textContent = '停';
		speechSynthesis.speak(said);
	}
	/** Only a voice of this machine: others would send the words away. */
	const localVoice = () =>
		window.speechSynthesis &&
		speechSynthesis.getVoices().find((voice) => voice.localService && /^zh/i.test(voice.lang));

	function tools() {
		for (const place of all('[data-tools]')) {
			place.append(button('M3 4V3h10v1M8 3v10M6 13h4', '字号', () => size(1)));
			if (window.speechSynthesis) {
				const voice = button('M3 6v4h2.5L9 13V3L5.5 6zM11.5 5.5a3.5 3.5 0 0 1 0 5', '听', speech);
				voice.classList.add('only-wide');
				const offer = () => (voice.hidden = !localVoice());
				offer();
				speechSynthesis.addEventListener('voiceschanged', offer);
				place.append(voice);
			}
			if (navigator.clipboard)
				place.append(
					button(
						'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7L8 4.3M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7L8 11.7',
						place.closest('.turns') ? '链接' : '复制链接',
						(word) => {
							navigator.clipboard.writeText(location.href.split('#')[0]).then(
								() => say(word, '已复制'),
								() => say(word, '没能复制')
							);
						}
					)
				);
		}
		size(0);
	}

	/** Finds words in all stories of the edition, and shows where they stand. */
	function search() {
		const field = find('#search');
		if (!field) return;
		const words = new Map(
			(window.copydeskWords || []).map(({ file, words: text }) => [file, text])
		);
		const items = all('.is-find li');
		find('.search').hidden = false;
		field.addEventListener('input', () => {
			const wanted = field.value.trim().toLowerCase();
			let found = 0;
			for (const item of items) {
				const text = words.get(item.dataset.file) || '';
				const at = wanted === '' ? 0 : text.toLowerCase().indexOf(wanted);
				item.hidden = at < 0;
				found += Number(at >= 0);
				const line = item.querySelector('.found');
				line.hidden = wanted === '' || at < 0;
				const from = Math.max(0, at - 16);
				const hit = document.createElement('mark');
				hit.textContent = text.slice(at, at + wanted.length);
				const end = at + wanted.length;
				line.replaceChildren(text.slice(from, at), hit, text.slice(end, end + 40));
			}
			for (const section of all('.is-find section'))
				section.hidden = !section.querySelector('li:not([hidden])');
			find('.search output').textContent = wanted === '' ? '' : '找到 ' + found + ' 篇';
		});
		field.focus();
	}

	tools();
	search();
})();
