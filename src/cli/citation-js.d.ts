/** The little that is used of a library without types. */
declare module '@citation-js/core' {
	export const plugins: { readonly input: { chain(text: string, options: { readonly forceType: string; readonly generateGraph: false }): unknown[] } };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
