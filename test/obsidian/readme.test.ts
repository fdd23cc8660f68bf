// The README's table of commands is what the plugin registers: a new command without a line there, or a line without command, fails.
import { expect, test } from 'vitest';
import readme from '../../README.md?raw';
import { startHost } from '../host';

/** The names in the first column of the table between the markers. */
function listedCommands(): string[] {
	const table = /<!-- commands -->([\s\S]*?)<!-- \/commands -->/.exec(readme)?.[1] ?? '';
	return [...table.matchAll(/^\| \*\*(.+?)\*\* \|/gm)].map(([, name]) => name ?? '').sort();
}

test('every command is listed in the README, and nothing else', async () => {
	const host = await startHost({ files: { 'Log.md': '' } });
	const names = host.commands.all()
		.filter(({ id }) => id.startsWith('ml-watch:'))
		.map(({ name }) => name.replace(/^ML Watch: /, ''))
		.sort();
	expect(names.length).toBeGreaterThan(10);
	expect(listedCommands()).toEqual(names);
});
