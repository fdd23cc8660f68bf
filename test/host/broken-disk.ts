import type { Host } from './host';

/** What a disk can refuse: only writes, as one that is full or read-only does, or everything, as a drive that was pulled out does. */
export type Damage = 'full' | 'gone';

const WRITES = ['write', 'append', 'process', 'writeBinary', 'appendBinary', 'mkdir', 'remove', 'rmdir', 'rename', 'copy', 'trashLocal', 'trashSystem'] as const;
const READS = ['read', 'readBinary', 'list', 'stat', 'exists'] as const;

/** What a broken disk says: the words of Node, which stand in the app's errors. */
export const REASONS: Readonly<Record<Damage, string>> = { full: 'ENOSPC: no space left on device', gone: 'EIO: i/o error' };

/**
 * Breaks the disk: each call that it refuses rejects in a later task, as the app's do.
 * @returns what was refused so far, as `operation path`, and what mends the disk.
 */
export function breakDisk(host: Host, damage: Damage): { readonly refused: string[]; mend(): void } {
	const adapter = host.app.vault.adapter as unknown as Record<string, unknown>;
	const refused: string[] = [];
	const whole = new Map<string, unknown>();
	for (const operation of damage === 'full' ? WRITES : [...WRITES, ...READS]) {
		whole.set(operation, adapter[operation]);
		adapter[operation] = (path: string) => host.internals.activity.track((async () => {
			refused.push(`${operation} ${path}`);
			await new Promise((resolve) => { setTimeout(resolve); });
			throw new Error(`${REASONS[damage]}, ${operation} '${path}'`);
		})());
	}
	return { refused, mend: () => Object.assign(adapter, Object.fromEntries(whole)) };
}
