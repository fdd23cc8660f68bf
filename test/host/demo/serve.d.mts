/** Every file of the page, as path -> content. Builds the plugin first, unless one is given. */
export function buildPage(options?: {
	readonly plugin?: { readonly main: string; readonly manifest: string; readonly styles: string };
	readonly vault?: Readonly<Record<string, string>>;
}): Promise<Record<string, string>>;

/** Serves the files on 127.0.0.1: at `port` if it is free, else at any (0 is any). */
export function servePage(files: Readonly<Record<string, string>>, port: number): Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
