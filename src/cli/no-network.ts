/*
 * Stands in the terminal's bundle for what the reader of references could fetch with: the terminal asks nobody, and 200 KB stay out.
 */
// eslint-disable-next-line no-restricted-exports -- the module that it stands for has a default export.
export { refuse as default };
export const { Headers } = globalThis;

function refuse(): never {
	throw new Error('The terminal makes no requests');
}
