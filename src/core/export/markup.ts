import { wellFormed } from './export-entry';

/** What XML 1.0 has no place for, not even as a reference. */
const unprintable = /[\u0000-\u0008\v\f\u000e-\u001f\ufffe\uffff]/g;

/** Text for XML and HTML, in content and in quoted attributes. */
export function escapeMarkup(text: string): string {
	return wellFormed(text).replace(unprintable, '\ufffd')
		.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
