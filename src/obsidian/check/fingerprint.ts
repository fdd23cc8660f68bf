/** A short name for a text: two texts with the same one are, for all practical purposes, the same to the unit. */
export function fingerprintOf(text: string): string {
	let first = 0x811c9dc5;
	let second = 0x9747b28c;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		first = Math.imul(first ^ unit, 0x01000193);
		second = Math.imul(second ^ unit, 0x85ebca6b);
		second ^= second >>> 13;
	}
	return [text.length, first >>> 0, second >>> 0].map((part) => part.toString(36)).join('-');
}
