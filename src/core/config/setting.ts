/** The control that edits a setting. */
export type Control =
	| { readonly type: 'toggle' }
	| { readonly type: 'choice'; readonly choices: Readonly<Record<string, string>> }
	| { readonly type: 'text' | 'area' | 'lines'; readonly placeholder: string }
	| { readonly type: 'number'; readonly least: number; readonly most: number };

/** A setting, described once: its default, what it accepts, and the words that the settings tab and the docs show. */
export interface Setting<T> {
	readonly name: string;
	readonly description: string;
	readonly fallback: T;
	readonly control: Control;
	/** Why a value of any kind cannot be used, as the end of a sentence ("expected ..."); null where it can. */
	problem(value: unknown): string | null;
}

interface Words {
	readonly name: string;
	readonly description: string;
}

export function toggle(words: Words & { fallback: boolean }): Setting<boolean> {
	return { ...words, control: { type: 'toggle' }, problem: (value) => (typeof value === 'boolean' ? null : 'expected true or false') };
}

export function choice<const T extends string>(words: Words & { fallback: NoInfer<T>; choices: Readonly<Record<T, string>> }): Setting<T> {
	const { choices, ...rest } = words;
	const expected = `expected one of ${Object.keys(choices).map((key) => `\`${key}\``).join(', ')}`;
	return {
		...rest,
		control: { type: 'choice', choices },
		problem: (value) => (typeof value === 'string' && Object.hasOwn(choices, value) ? null : expected),
	};
}

interface TextWords extends Words {
	readonly placeholder?: string;
	readonly check?: (text: string) => string | null;
}

export function text(words: TextWords & { fallback: string; long?: boolean }): Setting<string> {
	const { check, placeholder = '', long = false, ...rest } = words;
	return {
		...rest,
		control: { type: long ? 'area' : 'text', placeholder },
		problem: (value) => (typeof value === 'string' ? check?.(value) ?? null : 'expected a text'),
	};
}

/** A list of texts, one a line in its control. */
export function lines(words: TextWords & { fallback: readonly string[] }): Setting<readonly string[]> {
	const { check, placeholder = '', ...rest } = words;
	return {
		...rest,
		control: { type: 'lines', placeholder },
		problem: (value) => {
			if (!Array.isArray(value) || !value.every((line) => typeof line === 'string')) return 'expected a list of texts';
			for (const line of value) {
				const problem = check?.(line) ?? null;
				if (problem !== null) return problem;
			}
			return null;
		},
	};
}

export function number(words: Words & { fallback: number; least: number; most: number }): Setting<number> {
	const { least, most, ...rest } = words;
	return {
		...rest,
		control: { type: 'number', least, most },
		problem: (value) => (
			typeof value === 'number' && value >= least && value <= most ? null : `expected a number from ${least} to ${most}`
		),
	};
}

/** What was wrong with a stored value. The default is used instead, and the stored value is left as it is. */
export interface ConfigProblem {
	readonly key: string;
	readonly message: string;
}

export function unusable(key: string, problem: string): ConfigProblem {
	return { key, message: `Unusable setting \`${key}\`: ${problem}. The default is used until it is mended.` };
}

export type Values<Group> = { readonly [Key in keyof Group]: Group[Key] extends Setting<infer T> ? T : never };

/** The values of a group of settings, with the default wherever nothing usable is stored. */
export function readGroup<Group extends Readonly<Record<string, Setting<unknown>>>>(
	group: Group, stored: Readonly<Record<string, unknown>>, problems: ConfigProblem[],
): Values<Group> {
	const values: Record<string, unknown> = {};
	for (const [key, setting] of Object.entries(group)) {
		const value = Object.hasOwn(stored, key) ? stored[key] : undefined;
		const problem = value === undefined ? null : setting.problem(value);
		if (problem !== null) problems.push(unusable(key, problem));
		values[key] = value === undefined || problem !== null ? setting.fallback : value;
	}
	return values as Values<Group>;
}
