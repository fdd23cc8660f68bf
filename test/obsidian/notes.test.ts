import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/core/config/config';
import { Notes, type Plan } from '../../src/obsidian/notes';
import { startHost, type Host, type HostOptions } from '../host';

const start = (options: HostOptions): Promise<Host> => startHost({ pluginClass: null, ...options });
const notesOf = (host: Host): Notes => new Notes(host.app, () => defaultConfig);

/** Puts a word before the first `two`. */
const insertBeforeTwo: Plan = ({ text }) => {
	const at = text.indexOf('two');
	return at < 0 ? 'There is no two.' : [{ from: at, to: at, insert: 'and\n' }];
};
const done = { done: 'Word added.' };
const lastNotice = (host: Host): string => host.notices().at(-1)?.text ?? '';

describe('a closed note', () => {
	test('is changed in the vault, says so, and takes it back', async () => {
		const host = await start({ files: { 'a.md': 'one\r\ntwo\r\n' } });
		expect(await notesOf(host).change('a.md', insertBeforeTwo, done)).toBe(true);
		expect(host.text('a.md')).toBe('one\r\nand\ntwo\r\n');
		expect(lastNotice(host)).toContain('Word added.');
		host.findByText('.notice button', 'Undo').click();
		await host.settle();
		expect(host.text('a.md')).toBe('one\r\ntwo\r\n');
		expect(lastNotice(host)).toBe('Undone in a.md.');
	});

	test('is planned on the text at the moment of writing', async () => {
		const host = await start({ files: { 'a.md': 'two' } });
		const seen: string[] = [];
		const change = notesOf(host).change('a.md', (note) => {
			seen.push(note.text);
			return insertBeforeTwo(note);
		}, done);
		const sync = host.writeExternally('a.md', 'zero\ntwo');
		await Promise.all([change, sync]);
		expect(['and\ntwo', 'zero\nand\ntwo', 'zero\ntwo']).toContain(host.text('a.md'));
		expect(host.text('a.md')).not.toContain('zero\nzero');
		expect(seen.length).toBeGreaterThan(0);
	});

	test('stays as it is, to its time stamp, where the plan has nothing to do or refuses', async () => {
		const host = await start({ files: { 'a.md': 'one' } });
		const modified: string[] = [];
		host.app.vault.on('modify', (file) => modified.push(file.path));
		expect(await notesOf(host).change('a.md', () => [], done)).toBe(false);
		expect(host.notices()).toHaveLength(0);
		expect(await notesOf(host).change('a.md', insertBeforeTwo, done)).toBe(false);
		expect(lastNotice(host)).toBe('There is no two.');
		await host.settle();
		expect(modified).toEqual([]);
	});

	test('an undo leaves words alone that were changed since', async () => {
		const host = await start({ files: { 'a.md': 'one\ntwo' } });
		await notesOf(host).change('a.md', insertBeforeTwo, done);
		await host.writeExternally('a.md', 'one\nAND\ntwo');
		host.findByText('.notice button', 'Undo').click();
		await host.settle();
		expect(host.text('a.md')).toBe('one\nAND\ntwo');
		expect(lastNotice(host)).toBe('Nothing was undone: a.md has changed there since.');
	});

	test('an undo keeps words that were written elsewhere since, and follows a rename', async () => {
		const host = await start({ files: { 'a.md': 'one\ntwo' } });
		await notesOf(host).change('a.md', insertBeforeTwo, done);
		await host.writeExternally('a.md', 'zero\none\nand\ntwo');
		await host.app.vault.rename(host.app.vault.getFileByPath('a.md')!, 'b.md');
		host.findByText('.notice button', 'Undo').click();
		await host.settle();
		expect(host.text('b.md')).toBe('zero\none\ntwo');
	});

	test('that is missing is told, and made where that was asked for', async () => {
		const host = await start({ files: {} });
		const notes = notesOf(host);
		expect(await notes.change('a/b/c.md', () => [{ from: 0, to: 0, insert: 'text' }], done)).toBe(false);
		expect(lastNotice(host)).toBe('Nothing was written: there is no note a/b/c.md.');
		expect(await notes.change('a/b/c.md', () => [{ from: 0, to: 0, insert: 'text' }], { ...done, make: true })).toBe(true);
		expect(host.text('a/b/c.md')).toBe('text');
		await notes.undoLast();
		await host.settle();
		expect(host.text('a/b/c.md')).toBeNull();
	});

	test('a made note that was written in since is not thrown away by an undo', async () => {
		const host = await start({ files: {} });
		const notes = notesOf(host);
		await notes.create('a.md', 'text\n', 'Note made.');
		await host.writeExternally('a.md', 'text\nmore\n');
		await notes.undoLast();
		await host.settle();
		expect(host.text('a.md')).toBe('more\n');
	});

	test('is not made over one that exists', async () => {
		const host = await start({ files: { 'a.md': 'mine' } });
		expect(await notesOf(host).create('a.md', 'yours', 'Note made.')).toBe(false);
		expect(host.text('a.md')).toBe('mine');
		expect(lastNotice(host)).toBe('Nothing was written: a.md exists already.');
	});

	test('a failure of the plan is told, and nothing is written', async () => {
		const host = await start({ files: { 'a.md': 'one' } });
		const overlapping: Plan = () => [{ from: 0, to: 2, insert: '' }, { from: 1, to: 3, insert: '' }];
		expect(await notesOf(host).change('a.md', overlapping, done)).toBe(false);
		expect(host.text('a.md')).toBe('one');
		expect(lastNotice(host)).toContain('Could not write a.md: ');
	});
});

describe('an open note', () => {
	test('is changed in its editor as one undo step, with unsaved words and the cursor kept', async () => {
		const host = await start({ files: { 'a.md': 'one\ntwo\nthree' } });
		const view = await host.openNote('a.md');
		host.placeCursor('three');
		host.type('x');
		const twice: Plan = ({ text }) => ['one', 'two'].map((word) => ({ from: text.indexOf(word), to: text.indexOf(word), insert: '+' }));
		expect(await notesOf(host).change('a.md', twice, done)).toBe(true);
		expect(view.editor.getValue()).toBe('+one\n+two\nxthree');
		expect(view.editor.getCursor()).toEqual({ line: 2, ch: 1 });
		view.editor.undo();
		expect(view.editor.getValue()).toBe('one\ntwo\nxthree');
		await host.flush();
		expect(host.text('a.md')).toBe('one\ntwo\nxthree');
	});

	test('gives its text as it stands on the screen', async () => {
		const host = await start({ files: { 'a.md': 'one\r\ntwo' } });
		await host.openNote('a.md');
		host.type('zero ');
		expect(await notesOf(host).textOf('a.md')).toBe('zero one\ntwo');
		await host.flush();
	});

	test('in reading mode is changed in the vault', async () => {
		const host = await start({ files: { 'a.md': 'one\r\ntwo' } });
		await host.openNote('a.md', { mode: 'preview' });
		expect(await notesOf(host).change('a.md', insertBeforeTwo, done)).toBe(true);
		expect(host.text('a.md')).toBe('one\r\nand\ntwo');
	});

	test('in two leaves is changed once, and both show it', async () => {
		const host = await start({ files: { 'a.md': 'one\ntwo' } });
		const first = await host.openNote('a.md');
		const second = await host.openNote('a.md', { newLeaf: 'split' });
		await notesOf(host).change('a.md', insertBeforeTwo, done);
		await host.flush();
		expect(host.text('a.md')).toBe('one\nand\ntwo');
		expect(first.editor.getValue()).toBe('one\nand\ntwo');
		expect(second.editor.getValue()).toBe('one\nand\ntwo');
	});

	test('in a background leaf is changed there, not under it', async () => {
		const host = await start({ files: { 'a.md': 'one\ntwo', 'b.md': 'other' } });
		const view = await host.openNote('a.md');
		host.placeCursor('two');
		host.type('!');
		await host.openNote('b.md', { newLeaf: 'tab' });
		await notesOf(host).change('a.md', insertBeforeTwo, done);
		expect(view.editor.getValue()).toBe('one\n!and\ntwo');
		await host.flush();
	});

	test('takes a change back after it was closed, in the line endings of its file', async () => {
		const host = await start({ files: { 'a.md': 'one\r\ntwo\r\n', 'b.md': '' } });
		await host.openNote('a.md');
		const notes = notesOf(host);
		await notes.change('a.md', insertBeforeTwo, done);
		await host.flush();
		await host.openNote('b.md');
		await host.writeExternally('a.md', 'one\r\nand\r\ntwo\r\n');
		await notes.undoLast();
		await host.settle();
		expect(host.text('a.md')).toBe('one\r\ntwo\r\n');
	});
});

describe('several notes', () => {
	const files = { 'a.md': 'one\ntwo', 'b.md': 'two', 'c.md': 'one' };

	test('are changed as one: one notice, one way back, and what was left is named', async () => {
		const host = await start({ files });
		const notes = notesOf(host);
		const changes = ['a.md', 'b.md', 'c.md'].map((path) => ({ path, plan: insertBeforeTwo }));
		const written = await notes.changeMany(changes, (paths) => `Words added in ${paths.join(', ')}.`);
		expect(written.map(({ file }) => file.path)).toEqual(['a.md', 'b.md']);
		expect(host.notices().map(({ text }) => text.replace(/Undo$/, ''))).toEqual(['Words added in a.md, b.md.', 'There is no two.']);
		host.findByText('.notice button', 'Undo').click();
		await host.settle();
		expect(host.files().map((path) => host.text(path))).toEqual(Object.values(files));
		expect(lastNotice(host)).toBe('Undone in 2 notes.');
	});

	test('are taken back one by one: what was changed since stays, and is named', async () => {
		const host = await start({ files });
		const notes = notesOf(host);
		await notes.changeMany(['a.md', 'b.md'].map((path) => ({ path, plan: insertBeforeTwo })), () => 'Words added.');
		await host.writeExternally('b.md', 'mine');
		await notes.undoLast();
		await host.settle();
		expect(host.text('a.md')).toBe('one\ntwo');
		expect(host.text('b.md')).toBe('mine');
		expect(lastNotice(host)).toBe('Nothing was undone: b.md has changed there since.');
	});
});
