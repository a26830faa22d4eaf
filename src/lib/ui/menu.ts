import type { Combo } from './keys.ts';
import type { IconName } from './icons.ts';

/** A line of a menu; 'rule' draws a hairline. */
export type MenuItem =
	| 'rule'
	| {
			label: string;
			/** What it is for, under the label. */
			hint?: string;
			icon?: IconName;
			keys?: Combo;
			/** Radio and check lines: whether it is chosen. */
			checked?: boolean;
			/** Cannot be chosen now; the words say why. */
			blocked?: string;
			href?: string;
			onselect?: () => void;
	  };
