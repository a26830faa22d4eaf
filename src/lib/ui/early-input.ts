type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Inputs in which nothing is typed, or nothing may be put. */
const OTHERS = ['hidden', 'file', 'submit', 'button', 'reset', 'image'];

/**
 * Keeps what was filled in before a page came to life. Hydration sets every field back to what the
 * server sent and tells nobody; what is returned puts it in again, as if it were typed then, so
 * that each form takes it by its own way.
 *
 * @returns to be called once, when all of the page listens
 */
export function keepEarlyInput(root: ParentNode): () => void {
	const kept = [...root.querySelectorAll<Control>('input, select, textarea')]
		.filter(isFilledIn)
		.map((control) => ({ control, value: control.value, isChecked: isChecked(control) }));
	return () => {
		for (const { control, value, isChecked } of kept) {
			if (!control.isConnected) continue;
			if (isCheckable(control)) control.checked = isChecked;
			else if (control.value !== value) control.value = value;
			for (const type of ['input', 'change'])
				control.dispatchEvent(new Event(type, { bubbles: true }));
		}
	};
}

function isFilledIn(control: Control): boolean {
	if (control instanceof HTMLSelectElement) {
		const options = [...control.options];
		const given = options.find(({ defaultSelected }) => defaultSelected) ?? options[0];
		return control.value !== (given?.value ?? '');
	}
	if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
	if (OTHERS.includes(control.type)) return false;
	// Of radio buttons the one that was chosen says it for all.
	if (control.type === 'radio') return control.checked && !control.defaultChecked;
	if (control.type === 'checkbox') return control.checked !== control.defaultChecked;
	return control.value !== givenValue(control);
}

/** What the field shows of the value it was sent with: a date, say, that is none shows as nothing. */
function givenValue({ type, defaultValue, min, max, step }: HTMLInputElement): string {
	const untouched = Object.assign(document.createElement('input'), { type, min, max, step });
	untouched.value = defaultValue;
	return untouched.value;
}

const isCheckable = (control: Control): control is HTMLInputElement =>
	control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type);

const isChecked = (control: Control): boolean => isCheckable(control) && control.checked;
