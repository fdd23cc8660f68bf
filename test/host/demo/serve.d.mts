/** Every file of the page, as path -> content. Builds the plugin first, unless one is given. */
export function buildPage(options?: {
	readonly plugin?: { readonly main: string; readonly manifest: string; readonly styles: string };
	readonly vault?: Readonly<Record<string, string>>;
	/** The stored settings of the plugin; none when left out. */
	readonly settings?: Readonly<Record<string, unknown>>;
}): Promise<Record<string, string>>;

/** Serves the files on 127.0.0.1: at `port` if it is free, else at any (0 is any). `services`: the address of the played services. */
export function servePage(files: Readonly<Record<string, string>>, port: number, services?: string): Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
