import { readFileSync } from 'node:fs';
import { readYaml, type YamlMapping, type YamlValue } from './read-yaml.ts';

/** A service as docker compose would run it, with its variables filled in. */
export interface ComposeService {
	readonly name: string;
	readonly image: string;
	readonly environment: Readonly<Record<string, string>>;
	readonly entrypoint: readonly string[];
	readonly command: readonly string[];
	/** What has to end with 0, as an argument list; null: that of the image. */
	readonly healthcheck: readonly string[] | null;
	/** Before it is stopped by force, ms. */
	readonly graceMs: number;
	/** What it waits for, and until when. */
	readonly waitsFor: ReadonlyMap<string, 'healthy' | 'started' | 'completed'>;
	/** Of volumes and files, by where they are seen. */
	readonly mounts: ReadonlyMap<string, string>;
}

export interface Compose {
	service(name: string): ComposeService;
	readonly names: readonly string[];
	/** The variables without which it does not start. */
	readonly wanted: ReadonlySet<string>;
	/** What stands in one of its configs. */
	config(name: string): string;
}

/** As compose has it where nothing is said. */
const GRACE_MS = 10_000;

/** Reads a compose file with the variables of its .env file. */
export function readCompose(file: string, variables: Record<string, string>): Compose {
	const wanted = new Set<string>();
	const filled = fill(readYaml(readFileSync(file, 'utf8')), variables, wanted);
	const { services, configs } = filled as { services: YamlMapping; configs: YamlMapping };
	return {
		names: Object.keys(services),
		wanted,
		service(name) {
			if (!services[name]) throw new Error(`there is no service ${name}`);
			return serviceOf(name, services[name] as YamlMapping);
		},
		config: (name) => String((configs[name] as YamlMapping).content)
	};
}

/** The variables of a .env file. */
export function readVariables(file: string): Record<string, string> {
	const lines = readFileSync(file, 'utf8').matchAll(/^([A-Z0-9_]+)=(.*)$/gm);
	return Object.fromEntries([...lines].map(([, name, value]) => [name, value]));
}

function serviceOf(name: string, said: YamlMapping): ComposeService {
	const health = said.healthcheck as YamlMapping | undefined;
	const environment = Object.entries((said.environment ?? {}) as YamlMapping);
	return {
		name,
		image: String(said.image),
		environment: Object.fromEntries(environment.map(([key, value]) => [key, String(value)])),
		entrypoint: listOf(said.entrypoint),
		command: listOf(said.command),
		healthcheck: health ? checkOf(listOf(health.test)) : null,
		graceMs: said.stop_grace_period ? msOf(String(said.stop_grace_period)) : GRACE_MS,
		waitsFor: new Map(waitsOf(said.depends_on)),
		mounts: new Map(
			listOf(said.volumes).map((one) => {
				const [what = '', where = ''] = one.split(':');
				return [where, what];
			})
		)
	};
}

function checkOf([how, ...test]: string[]): string[] {
	return how === 'CMD-SHELL' ? ['/bin/sh', '-c', ...test] : test;
}

function waitsOf(said: YamlValue | undefined): [string, 'healthy' | 'started' | 'completed'][] {
	if (Array.isArray(said)) return said.map((name) => [String(name), 'started']);
	return Object.entries((said ?? {}) as YamlMapping).map(([name, how]) => {
		const { condition } = how as YamlMapping;
		if (condition === 'service_healthy') return [name, 'healthy'];
		return [name, condition === 'service_completed_successfully' ? 'completed' : 'started'];
	});
}

const listOf = (said: YamlValue | undefined): string[] =>
	Array.isArray(said) ? said.map(String) : [];

function msOf(period: string): number {
	const [, count, unit] = /^(\d+)(ms|s|m)$/.exec(period) ?? [];
	if (!count) throw new Error(`${period} is no time`);
	return Number(count) * (unit === 'm' ? 60_000 : unit === 's' ? 1000 : 1);
}

/** `${NAME}`, `${NAME:?}`, and `$$` for a dollar. */
function fill(value: YamlValue, variables: Record<string, string>, wanted: Set<string>): YamlValue {
	if (Array.isArray(value)) return value.map((one) => fill(one, variables, wanted));
	if (value && typeof value === 'object')
		return Object.fromEntries(
			Object.entries(value).map(([key, one]) => [key, fill(one, variables, wanted)])
		);
	if (typeof value !== 'string') return value;
	return value.replaceAll(/\$\$|\$\{(\w+)(:\?)?\}/g, (whole, name?: string, must?: string) => {
		if (name === undefined) return '$';
		if (must) wanted.add(name);
		if (must && !variables[name]) throw new Error(`${name} is not set`);
		return variables[name] ?? '';
	});
}
