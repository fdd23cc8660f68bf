/** A GET request; there is no other kind. */
export interface HttpRequest {
	/** An absolute http(s) URL. */
	readonly url: string;
	/** Besides what the platform sends by itself. */
	readonly headers: Readonly<Record<string, string>>;
}

/** How far a request may go. */
export interface HttpLimits {
	/** An adapter that can stops reading here; more than that is dropped by `HostQueues` in any case. */
	readonly maximumBytes: number;
	/** Fires when nobody waits any more: cancelled, or out of time. An adapter that cannot end a request may pass it over. */
	readonly signal: Signal;
}

/** An answer of any status, its body as it came. */
export interface HttpAnswer {
	readonly status: number;
	/** By lower-case name. */
	readonly headers: Readonly<Record<string, string>>;
	readonly bytes: Uint8Array;
	/** Where redirects led; null where the platform does not say. */
	readonly url: string | null;
}

/**
 * The way to the network: `requestUrl` in the app, `fetch` in the terminal, a local server in tests. Any status is an answer; it rejects
 * where there is none, and with an `HttpRefusal` where it would not follow a redirect.
 */
export interface Http {
	get(request: HttpRequest, limits: HttpLimits): Promise<HttpAnswer>;
}

/** Why an adapter would not go on, as a sentence for the person: a redirect to something that is not http(s), or one after the other without end. */
export class HttpRefusal extends Error {}

/** The part of an `AbortSignal` that is needed here. */
export interface Signal {
	readonly aborted: boolean;
	addEventListener(type: 'abort', listener: () => void): void;
	removeEventListener(type: 'abort', listener: () => void): void;
}
