import { MarkdownRenderChild, type MarkdownPostProcessorContext } from 'obsidian';
import { render, type JSX } from 'preact';
import { isoDate } from '../../core/date';
import { isSafeUrl } from '../../core/identity';
import type { Library, LibraryEntry } from '../../core/library';
import { readQueryBlock, runQuery, type BlockQuery, type Grouping } from '../../core/query';
import { inBackground } from '../notices';
import type { Shell } from '../shell';
import { DashboardActions, type ActingView } from './dashboard-actions';
import { groupTitle } from './entry-list';
import { Icon } from './icon';
import { Message } from './message';
import { MonthChart } from './month-chart';
import { groupsOf } from './row-list';

/** A code block without limit shows at most this many entries: it is drawn as a whole. */
const mostEntries = 200;

/** Renders a code block `ml-watch` as a live list, table or chart of what its query finds. */
export function queryBlockProcessor(shell: Shell) {
	return (source: string, element: HTMLElement, context: MarkdownPostProcessorContext): void => {
		context.addChild(new QueryBlock(element, shell, source));
	};
}

class QueryBlock extends MarkdownRenderChild implements ActingView {
	hoverPopover = null;
	private readonly block: BlockQuery;
	private readonly actions: DashboardActions;
	private stale = false;

	constructor(containerEl: HTMLElement, private readonly shell: Shell, source: string) {
		super(containerEl);
		this.block = readQueryBlock(source);
		this.actions = new DashboardActions(shell, this);
	}

	get owner(): this {
		return this;
	}

	override onload(): void {
		this.containerEl.addClass('ml-watch-query');
		this.register(this.shell.library.onChange(() => this.drawIfSeen()));
		this.registerEvent(this.shell.app.workspace.on('layout-change', () => {
			if (this.stale) this.drawIfSeen();
		}));
		if (!this.shell.library.isReady) inBackground(this.shell.library.ready.then(() => this.draw()));
		this.draw();
	}

	override onunload(): void {
		render(null, this.containerEl);
	}

	draw(): void {
		const { entries, isReady } = this.shell.library;
		render(<QueryResult library={entries} block={this.block} ready={isReady} actions={this.actions} />, this.containerEl);
	}

	/** A first drawing happens wherever the element is, as it may be put into the page later; a later one only where it is seen. */
	private drawIfSeen(): void {
		this.stale = this.containerEl.isConnected && !this.containerEl.isShown();
		if (!this.stale) this.draw();
	}
}

interface QueryResultProps {
	readonly library: Library;
	readonly block: BlockQuery;
	readonly ready: boolean;
	readonly actions: DashboardActions;
}

function QueryResult({ library, block, ready, actions }: QueryResultProps): JSX.Element {
	const { query, show, problems } = block;
	const entries = runQuery(library, query);
	const shown = entries.slice(0, query.limit ?? mostEntries);
	const table = show === 'table';
	return (
		<>
			{problems.map(({ line, message }) => <div key={`${line} ${message}`} class="ml-watch-problem-text" role="alert">Line {line + 1}: <Message text={message} /></div>)}
			{show === 'chart' && entries.length > 0 && <MonthChart entries={entries} />}
			{show !== 'chart' && query.group === null && <EntryLines entries={shown} table={table} actions={actions} />}
			{show !== 'chart' && query.group !== null && groupsOf(shown, query).map((group) => (
				<section key={group.key}>
					<h4>{groupTitle(group, query.group satisfies Grouping | null)}</h4>
					<EntryLines entries={group.entries} table={table} actions={actions} />
				</section>
			))}
			{entries.length === 0 && <p class="ml-watch-muted">{ready ? 'No entry matches this query.' : 'Reading your notes…'}</p>}
			{entries.length > shown.length && <p class="ml-watch-muted">{entries.length - shown.length} more. Add a limit, or narrow the query.</p>}
		</>
	);
}

interface EntryLinesProps {
	readonly entries: readonly LibraryEntry[];
	readonly table: boolean;
	readonly actions: DashboardActions;
}

function EntryLines({ entries, table, actions }: EntryLinesProps): JSX.Element | null {
	if (entries.length === 0) return null;
	if (!table) {
		return (
			<ul>
				{entries.map((entry) => (
					<li key={entry.key}>
						{entry.starred && <Star />}{entry.source !== null && `${entry.source}: `}<Title entry={entry} actions={actions} />
						{entry.date && <span class="ml-watch-muted ml-watch-date"> {isoDate(entry.date)}</span>}
					</li>
				))}
			</ul>
		);
	}
	return (
		<div class="ml-watch-scroll"><table>
			<thead><tr><th>Date</th><th>Source</th><th>Title</th><th>Keywords</th></tr></thead>
			<tbody>
				{entries.map((entry) => (
					<tr key={entry.key}>
						<td class="ml-watch-date">{entry.date ? isoDate(entry.date) : ''}</td>
						<td>{entry.source}</td>
						<td class="ml-watch-title-cell">{entry.starred && <Star />}<Title entry={entry} actions={actions} /></td>
						<td>{entry.keywords.join('; ')}</td>
					</tr>
				))}
			</tbody>
		</table></div>
	);
}

function Star(): JSX.Element {
	return <span class="ml-watch-star-mark" role="img" aria-label="Starred">★ </span>;
}

/** The title with its page, and the way to the note. */
function Title({ entry, actions }: { entry: LibraryEntry; actions: DashboardActions }): JSX.Element {
	const { title, url } = entry;
	return (
		<>
			{isSafeUrl(url)
				? (
					<a
						class="external-link" dir="auto" href={url} target="_blank" rel="noopener nofollow"
						onClick={(event) => {
							event.preventDefault();
							actions.open(url);
						}}
					>{title}</a>
				)
				: title}
			{' '}
			<button type="button" class="ml-watch-plain-button ml-watch-to-note" aria-label={`Show in note: ${title}`} onClick={(event) => actions.jump(entry, event)}><Icon name="file-text" /></button>
		</>
	);
}
