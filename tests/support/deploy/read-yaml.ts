import type { ParserOptions } from 'prettier';
import { parsers } from 'prettier/plugins/yaml';

/** What YAML says, as JSON would have it; keys are strings. */
export type YamlValue = string | number | boolean | null | YamlValue[] | YamlMapping;
export interface YamlMapping {
	[key: string]: YamlValue;
}

/** Of the tree that Prettier's parser makes, what is read here. */
interface Node {
	type: string;
	children?: (Node | null)[];
	value?: string;
	anchor?: { value: string } | null;
}

/** Reads a document by the parser that Prettier has; with anchors, and `<<` for what is taken over from one. */
export function readYaml(text: string): YamlValue {
	const root = parsers.yaml.parse(text, {} as ParserOptions) as Node;
	const body = childOf(childOf(root), 'documentBody');
	return new Reader().read(childOf(body));
}

class Reader {
	readonly #anchors = new Map<string, YamlValue>();

	read(node: Node | undefined): YamlValue {
		const value = node ? this.#valueOf(node) : null;
		if (node?.anchor) this.#anchors.set(node.anchor.value, value);
		return value;
	}

	#valueOf(node: Node): YamlValue {
		switch (node.type) {
			case 'mapping':
			case 'flowMapping':
				return this.#mapping(node);
			case 'sequence':
			case 'flowSequence':
				// An item of `- x` holds its value, one of `[x]` is it.
				return childrenOf(node).map((one) =>
					this.read(/Item$/.test(one.type) ? childOf(one) : one)
				);
			case 'plain':
				return plainValue(node.value ?? '');
			case 'quoteSingle':
			case 'quoteDouble':
			case 'blockLiteral':
			case 'blockFolded':
				return node.value ?? '';
			case 'alias':
				return this.#anchored(node.value ?? '');
			case 'null':
				return null;
			default:
				throw new Error(`a ${node.type} of YAML is not read here`);
		}
	}

	#mapping(node: Node): YamlMapping {
		const read: YamlMapping = {};
		const taken: YamlMapping = {};
		for (const item of childrenOf(node)) {
			const key = childOf(childOf(item, /Key$/))?.value ?? '';
			const value = this.read(childOf(childOf(item, /Value$/)));
			if (key === '<<') Object.assign(taken, value);
			else read[key] = value;
		}
		return { ...taken, ...read };
	}

	#anchored(name: string): YamlValue {
		const value = this.#anchors.get(name);
		if (value === undefined) throw new Error(`nothing is called &${name}`);
		return value;
	}
}

function plainValue(text: string): YamlValue {
	if (text === '' || text === 'null' || text === '~') return null;
	if (text === 'true' || text === 'false') return text === 'true';
	return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

const childrenOf = (node: Node | undefined): Node[] =>
	(node?.children ?? []).filter((one) => one !== null);

/** The first, or the first of a type. */
function childOf(node: Node | undefined, type: string | RegExp = /./): Node | undefined {
	return childrenOf(node).find((one) => one.type.search(type) === 0 || one.type.match(type));
}
