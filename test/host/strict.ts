/**
 * What the simulated host does not model must be loud. A silent stub would let a test pass that the app fails.
 */

/** Names that test runners and promises read from any object; reading them is no use of the API. */
const PROBES = new Set([
	'then', 'catch', 'toJSON', 'asymmetricMatch', 'constructor', 'inspect', 'nodeType', 'nodeName', 'tagName', 'hasAttribute',
	'length', 'sample', 'getMockName', 'window', 'document', 'size', 'callee', 'closed', 'frames', 'self', 'top',
]);

/** Throws: the host has no model of `what`. */
export function notModelled(what: string): never {
	throw new Error(`The simulated host does not model ${what}. Model it in test/host, or do not rely on it.`);
}

/**
 * The same object, except that reading a name it does not have throws. Only for objects of the app itself: a plugin's
 * own classes may well read a field before they set it.
 */
export function strict<T extends object>(target: T, name: string): T {
	return new Proxy(target, {
		get(object, key, receiver) {
			const quiet = typeof key === 'symbol' || key in object || PROBES.has(key) || key.startsWith('@@') || key.startsWith('$$');
			return quiet ? Reflect.get(object, key, receiver) : notModelled(`${name}.${key} (is it in obsidian.d.ts?)`);
		},
	});
}
