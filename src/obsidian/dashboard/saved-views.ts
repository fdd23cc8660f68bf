import { Menu, Modal, Setting, type App } from 'obsidian';
import { coarsen, isoDate } from '../../core/date';
import { emptyQuery, parseQuery, printQuery, printQueryBlock, runQuery, type Query } from '../../core/query';
import { ExportModal } from '../hand-out/export-modal';
import { begin, say, sayDone } from '../notices';
import type { Shell } from '../shell';
import { today } from '../today';
import { showMenu } from './entry-menu';
import { queryOf, type DashboardState } from './state';
import { insertList, noteBeside } from './static-list';

/** A named query: filters, order and grouping. */
export interface SavedView {
	readonly name: string;
	readonly query: Query;
}

/** The views that come with the plugin. */
function builtInViews(): SavedView[] {
	return [
		{ name: 'Starred', query: { ...emptyQuery, starred: true } },
		{ name: 'Incomplete', query: { ...emptyQuery, incomplete: true, kind: 'paper' } },
		{ name: 'This month', query: { ...emptyQuery, clauses: [{ field: 'date', value: isoDate(coarsen(today(), 'month')), exact: false, negated: false }] } },
	];
}

/** Reads lines such as `To read: status:"to read" sort:title`; what stands before the first colon is the name. */
export function readSavedViews(lines: readonly string[]): SavedView[] {
	return lines.flatMap((line) => {
		const colon = line.indexOf(':');
		const name = line.slice(0, Math.max(0, colon)).trim();
		return name === '' ? [] : [{ name, query: parseQuery(line.slice(colon + 1)).query }];
	});
}

export function printSavedView({ name, query }: SavedView): string {
	return `${name}: ${printQuery(query)}`;
}

export interface ViewsMenuOptions {
	readonly shell: Shell;
	readonly state: DashboardState;
	readonly update: (change: Partial<DashboardState>) => void;
	readonly event: MouseEvent;
}

/** Switches between views, and saves, reorders and deletes the user's own. */
export function showViewsMenu({ shell, state, update, event }: ViewsMenuOptions): void {
	const menu = new Menu();
	const lines = shell.config().savedViews;
	const store = (changed: readonly string[], done: string): void => begin(shell.settings.set('savedViews', changed).then((problem) => {
		if (problem !== null) say(`The view was not saved: ${problem}.`);
		else sayDone(done, () => begin(shell.settings.set('savedViews', lines)));
	}));
	const show = ({ query }: SavedView): void => update({
		tab: 'entries', scroll: 0,
		search: printQuery({ ...emptyQuery, terms: query.terms }),
		filters: { ...query, terms: [], limit: null },
	});
	const { query } = queryOf(state);
	const shown = printQuery(query);
	const own = readSavedViews(lines);
	const offer = (section: string, view: SavedView): void => {
		menu.addItem((item) => item.setSection(section).setIcon('bookmark').setTitle(view.name)
			.setChecked(printQuery({ ...view.query, limit: null }) === shown).onClick(() => show(view)));
	};
	for (const view of builtInViews()) offer('views', view);
	for (const view of own) offer('own', view);
	menu.addItem((item) => item.setSection('save').setIcon('plus').setTitle('Save current view…').onClick(() => {
		new NameModal(shell.app, (name) => {
			const line = printSavedView({ name, query });
			const known = lines.some((old) => isNamed(old, name));
			store(known ? lines.map((old) => (isNamed(old, name) ? line : old)) : [...lines, line], `View ${name} ${known ? 'replaced' : 'saved'}.`);
		}).open();
	}));
	for (const [index, { name }] of own.entries()) {
		menu.addItem((item) => item.setSection('delete').setIcon('trash-2').setTitle(`Delete view ${name}`)
			.onClick(() => store(lines.filter((line) => !isNamed(line, name)), `View ${name} deleted.`)));
		if (index > 0) {
			menu.addItem((item) => item.setSection('delete').setIcon('arrow-up').setTitle(`Move view ${name} up`)
				.onClick(() => store(movedUp(lines, name), `View ${name} moved up.`)));
		}
	}
	menu.addItem((item) => item.setSection('copy').setIcon('code').setTitle('Copy as code block').onClick(() => {
		begin(navigator.clipboard.writeText(`\`\`\`ml-watch\n${printQueryBlock(query, state.tab === 'statistics' ? 'chart' : 'list')}\`\`\`\n`).then(() => say('Code block copied. Paste it into a note.')));
	}));
	menu.addItem((item) => item.setSection('copy').setIcon('list').setTitle('Insert as static list').onClick(() => {
		insertList(shell, runQuery(shell.library.entries, query));
	}));
	menu.addItem((item) => item.setSection('copy').setIcon('share').setTitle('Export shown entries…').onClick(() => {
		new ExportModal(shell, { query: printQuery(query) }).open();
	}));
	addScopes(menu, { shell, state, update, event });
	showMenu(menu, event, event.currentTarget as HTMLElement);
}

/** Narrows the view to the note last worked on, or to its folder, and back. */
function addScopes(menu: Menu, { shell, state, update }: ViewsMenuOptions): void {
	const { filters } = state;
	const file = noteBeside(shell.app)?.file;
	const folder = file?.parent?.path ?? '/';
	const scope = filters.clauses.find(({ field, exact, negated }) => field === 'path' && exact && !negated)?.value ?? null;
	const others = filters.clauses.filter(({ field }) => field !== 'path');
	const narrow = (path: string | null): void => update({
		tab: 'entries', scroll: 0,
		filters: { ...filters, clauses: path === null ? others : [...others, { field: 'path', value: path, exact: true, negated: false }] },
	});
	const add = (icon: string, title: string, path: string | null): void => {
		menu.addItem((item) => item.setSection('scope').setIcon(icon).setTitle(title).setChecked(scope === path).onClick(() => narrow(path)));
	};
	add('vault', 'Whole vault', null);
	if (file && folder !== '/') add('folder', `Folder ${folder}`, folder);
	if (file) add('file-text', `Note ${file.basename}`, file.path);
}

function isNamed(line: string, name: string): boolean {
	return readSavedViews([line])[0]?.name.toLowerCase() === name.toLowerCase();
}

function movedUp(lines: readonly string[], name: string): string[] {
	const at = lines.findIndex((line) => isNamed(line, name));
	const moved = [...lines];
	if (at > 0) moved.splice(at - 1, 2, lines[at]!, lines[at - 1]!);
	return moved;
}

/** Asks for the name of a view. */
class NameModal extends Modal {
	private name = '';

	constructor(app: App, private readonly named: (name: string) => void) {
		super(app);
	}

	override onOpen(): void {
		this.setTitle('Save current view');
		new Setting(this.contentEl).setName('Name').addText((text) => {
			text.setPlaceholder('To read').onChange((value) => (this.name = value));
			text.inputEl.addEventListener('keydown', (event) => {
				if (event.key === 'Enter' && !event.isComposing) this.save();
			});
		});
		new Setting(this.contentEl)
			.addButton((button) => button.setButtonText('Save').setCta().onClick(() => this.save()))
			.addButton((button) => button.setButtonText('Cancel').onClick(() => this.close()));
	}

	override onClose(): void {
		this.contentEl.empty();
	}

	private save(): void {
		const name = this.name.replace(/[:\s]+/g, ' ').trim();
		if (name === '') {
			say('A view needs a name.');
			return;
		}
		this.close();
		this.named(name);
	}
}
