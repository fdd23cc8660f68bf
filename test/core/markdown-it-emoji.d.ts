/** The package brings no types. */
declare module 'markdown-it-emoji' {
	import type MarkdownIt from 'markdown-it';

	/** Every name that GitHub knows, such as `:star:`. */
	export const full: (md: InstanceType<typeof MarkdownIt>, options: { readonly shortcuts?: Readonly<Record<string, string>> }) => void;
}
