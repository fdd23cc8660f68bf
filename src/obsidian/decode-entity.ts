/** Entities decoded before: few different ones recur in all titles of a vault. */
const known = new Map<string, string>();

/**
 * Decodes one HTML entity by the app's own HTML parser. It stands in for the package of the same signature, which the terminal
 * bundles: its table would be an eighth of the plugin's size (see esbuild.config.mjs).
 */
export function decodeHTMLStrict(entity: string): string {
	let decoded = known.get(entity);
	if (decoded === undefined) {
		// Inside an element a decoded space is kept.
		decoded = new DOMParser().parseFromString(`<p>${entity}`, 'text/html').body.textContent;
		if (known.size < 1000) known.set(entity, decoded);
	}
	return decoded;
}
