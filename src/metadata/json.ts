/** JSON from a stranger; null where it is none. */
export function readJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}

/** What lies at the end of a path of names and indexes; undefined where the path breaks off. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
	let here = value;
	for (const step of path) {
		if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
		here = (here as Readonly<Record<string | number, unknown>>)[step];
	}
	return here;
}

/** The text at the end of a path; null where there is none, or an empty one. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string | null {
	const found = at(value, ...path);
	return typeof found === 'string' && found.trim() !== '' ? found : null;
}

/** The list at the end of a path; empty where there is none. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
	const found = at(value, ...path);
	return Array.isArray(found) ? found : [];
}

/** Texts of a list that may hold anything. */
export function texts(values: readonly unknown[]): string[] {
	return values.filter((value) => typeof value === 'string');
}
