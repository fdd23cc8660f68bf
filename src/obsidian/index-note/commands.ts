import type { Command } from 'obsidian';
import { begin } from '../notices';
import type { Shell } from '../shell';

/** The commands of the index note. */
export function indexCommands({ indexes: { builder } }: Shell): readonly Command[] {
	return [
		{ id: 'build-index', name: 'Build index', icon: 'list-tree', callback: () => begin(builder.build()) },
		{ id: 'build-all-indexes', name: 'Build all indexes', icon: 'list-tree', callback: () => begin(builder.buildAll()) },
		{ id: 'show-left-out', name: 'Show what the index leaves out', icon: 'list-x', callback: () => begin(builder.showLeftOut()) },
	];
}
