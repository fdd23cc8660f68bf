const searches = ['find', 'findIndex', 'findLast', 'some', 'every', 'filter'] as const;

/**
 * Counts the characters that are looked at while a function runs: every `charCodeAt`, and for a search or a pattern as many as it
 * passes over; besides, the items that a search of a list looks at. It stands in for a stopwatch: the same text always gives the same number.
 * @param run gets a function that tells what was counted so far.
 */
export function workOf(run: (counted: () => number) => void): number {
	let work = 0;
	const text = String.prototype;
	const original = {
		charCodeAt: text.charCodeAt, indexOf: text.indexOf, lastIndexOf: text.lastIndexOf, includes: text.includes, startsWith: text.startsWith,
		trim: text.trim, toLowerCase: text.toLowerCase, exec: RegExp.prototype.exec,
	};
	text.charCodeAt = function (this: string, index: number): number {
		work++;
		return original.charCodeAt.call(this, index);
	};
	text.indexOf = function (this: string, search: string, from = 0): number {
		const found = original.indexOf.call(this, search, from);
		work += (found < 0 ? this.length : found) - Math.min(this.length, Math.max(0, from)) + 1;
		return found;
	};
	text.lastIndexOf = function (this: string, search: string, from = Infinity): number {
		const found = original.lastIndexOf.call(this, search, from);
		work += Math.min(from, this.length) - Math.max(0, found) + 1;
		return found;
	};
	text.includes = function (this: string, search: string, from = 0): boolean {
		return this.indexOf(search, from) >= 0;
	};
	text.startsWith = function (this: string, search: string, from = 0): boolean {
		work += search.length;
		return original.startsWith.call(this, search, from);
	};
	for (const name of ['trim', 'toLowerCase'] as const) {
		text[name] = function (this: string): string {
			work += this.length;
			return original[name].call(this);
		};
	}
	RegExp.prototype.exec = function (this: RegExp, subject: string): RegExpExecArray | null {
		const from = this.global || this.sticky ? this.lastIndex : 0;
		const found = original.exec.call(this, subject);
		if (found) work += found.index + found[0].length - from + 1;
		else work += this.sticky ? 1 : subject.length - from + 1;
		return found;
	};
	const list = Array.prototype as unknown as Record<(typeof searches)[number], (this: unknown[], test: (...given: unknown[]) => unknown, self?: unknown) => unknown>;
	const originalSearches = Object.fromEntries(searches.map((name) => [name, list[name]]));
	for (const name of searches) {
		const search = list[name];
		list[name] = function (this: unknown[], test, self) {
			return search.call(this, (...given) => {
				work++;
				return test.apply(self, given);
			});
		};
	}
	try {
		run(() => work);
	} finally {
		const { exec, ...methods } = original;
		Object.assign(text, methods);
		Object.assign(list, originalSearches);
		RegExp.prototype.exec = exec;
	}
	return work;
}
