/** Whether a rendered link leads to a URL as it is written: a renderer percent-encodes what a person did not. */
export function isSameUrl(written: string, rendered: string): boolean {
	return written === rendered || encoded(written) === encoded(rendered);
}

function encoded(url: string): string {
	try {
		return encodeURI(decodeURI(url));
	} catch {
		return url;
	}
}
