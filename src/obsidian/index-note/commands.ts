import type { Command } from 'obsidian';
import type { Shell } from '../shell';
import { IndexBuilder } from './build';

/** The commands of the index note. */
export function indexCommands(shell: Shell): readonly Command[] {
	const builder = new IndexBuilder(shell);
	return [
		{ id: 'build-index', name: 'Build index', icon: 'list-tree', callback: () => void builder.build() },
		{ id: 'show-left-out', name: 'Show what the index leaves out', icon: 'list-x', callback: () => void builder.showLeftOut() },
	];
}
