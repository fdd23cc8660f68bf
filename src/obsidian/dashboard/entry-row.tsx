import { Platform } from 'obsidian';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isoDate } from '../../core/date';
import { isSafeUrl } from '../../core/identity';
import type { LibraryEntry } from '../../core/library';
import { Icon } from './icon';
import { beginPress, endPress, movePress } from './long-press';
import type { RowActions, Selecting } from './row-actions';

export interface EntryRowProps {
	readonly entry: LibraryEntry;
	readonly index: number;
	/** The number of the row among all rows, from 1, for a screen reader. */
	readonly position: number;
	/** Whether the keyboard is here: only this row and what is in it can be reached by Tab. */
	readonly active: boolean;
	readonly selecting: Selecting;
	readonly expanded: boolean;
	readonly actions: RowActions;
	readonly choose: (field: 'keyword' | 'source', value: string) => void;
	readonly expand: () => void;
	/** Where it stands by itself, in pixels, and not below the row before it; else null. */
	readonly start: number | null;
}

export function EntryRow({ entry, index, position, active, selecting, expanded, actions, choose, expand, start }: EntryRowProps): JSX.Element {
	const tabIndex = active ? 0 : -1;
	const starred = actions.isStarred(entry);
	const { title } = entry;
	// On a phone a row of targets of 44 px would fill the screen: until it is expanded, words that only filter are text.
	const compact = Platform.isMobile && !expanded;
	return (
		<div
			role="row" data-index={index} aria-rowindex={position} aria-selected={selecting.selected} tabIndex={tabIndex}
			class={`ml-watch-row${start === null ? '' : ' is-apart'}${active ? ' is-active' : ''}${selecting.selected ? ' is-selected' : ''}`}
			style={start === null ? {} : { '--ml-watch-start': `${start}px` }}
			onContextMenu={(event) => {
				endPress();
				event.preventDefault();
				actions.menu(entry, event, event.currentTarget, selecting);
			}}
			onTouchStart={(event) => {
				const { currentTarget } = event;
				beginPress(event, ({ clientX, clientY }) => actions.menu(entry, new MouseEvent('contextmenu', { clientX, clientY }), currentTarget, selecting));
			}}
			onTouchMove={movePress} onTouchEnd={endPress} onTouchCancel={endPress}
		>
			<div role="gridcell" class="ml-watch-row-star">
				<button
					type="button" class="clickable-icon ml-watch-star-toggle" tabIndex={tabIndex} aria-pressed={starred} aria-label={`Star: ${title}`}
					onClick={() => actions.star(entry, !starred)}
				><Icon name="star" /></button>
			</div>
			<div role="gridcell" class="ml-watch-row-main">
				<Meta entry={entry} tabIndex={tabIndex} choose={choose} compact={compact} />
				<ExternalLink class="ml-watch-row-title" url={entry.url} text={title} tabIndex={tabIndex} actions={actions} />
				<Links entry={entry} tabIndex={tabIndex} actions={actions} choose={choose} compact={compact} />
				{!expanded && entry.excerpt !== '' && <div class="ml-watch-row-excerpt" dir="auto">{entry.excerpt}</div>}
				{expanded && <EntryBody entry={entry} actions={actions} />}
			</div>
			<div role="gridcell" class="ml-watch-row-actions">
				<button
					type="button" class="clickable-icon" tabIndex={tabIndex} aria-label={`Show in note: ${title}`}
					onClick={(event) => actions.jump(entry, event)} onMouseOver={(event) => actions.preview(entry, event)}
				><Icon name="file-text" /></button>
				<button
					type="button" class="clickable-icon" tabIndex={tabIndex} aria-expanded={expanded} aria-label={`Whole entry: ${title}`} onClick={expand}
				><Icon name={expanded ? 'chevron-up' : 'chevron-down'} /></button>
				<button
					type="button" class="clickable-icon" tabIndex={tabIndex} aria-haspopup="menu" aria-label={`More actions: ${title}`}
					onClick={(event) => actions.menu(entry, event, event.currentTarget, selecting)}
				><Icon name="more-vertical" /></button>
			</div>
		</div>
	);
}

interface PartProps extends Pick<EntryRowProps, 'entry' | 'actions' | 'choose'> {
	readonly tabIndex: number;
	readonly compact: boolean;
}

function Meta({ entry, tabIndex, choose, compact }: Omit<PartProps, 'actions'>): JSX.Element {
	const { source, status, date } = entry;
	return (
		<div class="ml-watch-row-meta">
			{date && <time dateTime={isoDate(date)}>{isoDate(date)}</time>}
			{source !== null && compact && <span>{source}</span>}
			{source !== null && !compact && (
				<button type="button" class="ml-watch-plain-button" tabIndex={tabIndex} aria-label={`Only source ${source}`} onClick={() => choose('source', source)}>
					{source}
				</button>
			)}
			{status !== null && <span class="ml-watch-status">{status}</span>}
		</div>
	);
}

function Links({ entry, tabIndex, actions, choose, compact }: PartProps): JSX.Element | null {
	const { links, keywords } = entry;
	if (links.length === 0 && keywords.length === 0) return null;
	return (
		<div class="ml-watch-row-chips">
			{links.map(({ label, url }, index) => (
				<ExternalLink key={`${index} ${url}`} class="ml-watch-chip ml-watch-link-chip" url={url} text={label} tabIndex={tabIndex} actions={actions} />
			))}
			{compact && keywords.length > 0 && <span class="ml-watch-row-keywords">{keywords.join('; ')}</span>}
			{!compact && keywords.map((keyword, index) => (
				<button
					key={`${index} ${keyword}`} type="button" class="ml-watch-chip ml-watch-keyword-chip" tabIndex={tabIndex} aria-label={`Only keyword ${keyword}`}
					onClick={() => choose('keyword', keyword)}
				>{keyword}</button>
			))}
		</div>
	);
}

interface ExternalLinkProps {
	readonly class: string;
	readonly url: string;
	readonly text: string;
	readonly tabIndex: number;
	readonly actions: RowActions;
}

/** A link to a web page; where the URL is none, or is not safe to open, its text alone, and why. */
function ExternalLink({ class: name, url, text, tabIndex, actions }: ExternalLinkProps): JSX.Element {
	if (!isSafeUrl(url)) {
		return <span class={`${name} is-unsafe`} dir="auto" title={url === '' ? 'No URL' : `Not opened, as this is no web address: ${url}`}>{text}</span>;
	}
	return (
		<a
			class={name} dir="auto" href={url} title={url} target="_blank" rel="noopener nofollow" tabIndex={tabIndex}
			onClick={(event) => {
				event.preventDefault();
				actions.open(url);
			}}
		>{text}</a>
	);
}

/** The whole entry, as the app renders it. */
function EntryBody({ entry, actions }: Pick<EntryRowProps, 'entry' | 'actions'>): JSX.Element {
	const element = useRef<HTMLDivElement>(null);
	useLayoutEffect(() => (element.current ? actions.render(entry, element.current) : undefined), [entry, actions]);
	return <div ref={element} class="ml-watch-row-body markdown-rendered" />;
}
