/** Whether one inserted, removed or replaced character, or two swapped neighbours, turn one word into another. */
export function isOneEdit(a: string, b: string): boolean {
	if (a === b || Math.abs(a.length - b.length) > 1) return false;
	const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
	let start = 0;
	while (start < shorter.length && shorter[start] === longer[start]) start++;
	if (shorter.length < longer.length) return shorter.slice(start) === longer.slice(start + 1);
	if (shorter.slice(start + 1) === longer.slice(start + 1)) return true;
	return isSwap(a, b);
}

/** Whether two words differ by two swapped neighbours and nothing else. */
export function isSwap(a: string, b: string): boolean {
	if (a.length !== b.length || a === b) return false;
	let start = 0;
	while (a[start] === b[start]) start++;
	return a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2);
}
