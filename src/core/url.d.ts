// The one platform global that core uses: every host of the library (the app, Node, a browser) has the WHATWG URL.
declare class URL {
	constructor(url: string, base?: string);
	readonly href: string;
	readonly protocol: string;
	readonly host: string;
	readonly hostname: string;
	readonly port: string;
	readonly pathname: string;
	readonly search: string;
	readonly hash: string;
	readonly username: string;
	readonly password: string;
	static canParse(url: string, base?: string): boolean;
}
