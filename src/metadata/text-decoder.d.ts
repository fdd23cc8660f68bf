// Every host of this room (the app, Node, a browser) reads the encodings of the web with the WHATWG TextDecoder.
declare class TextDecoder {
	constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
	readonly encoding: string;
	decode(bytes?: Uint8Array): string;
}
