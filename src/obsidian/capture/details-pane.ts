import type { Config } from '../../core/config/config';
import { isoDate, sameDate, type LogDate } from '../../core/date';
import { fold, foldWords } from '../../core/library/fold';
import type { Draft, DraftLink } from '../../core/draft';
import { sameTargetKey } from '../../core/identity';
import type { DraftProposal, KeywordProposal } from '../../metadata/draft-of';
import type { Found } from '../../metadata/found';
import { namesOf, servicesOn } from '../details/session';
import type { Logged, LoggedActions } from './logged';

/** What the person may do about the details of a URL. */
export interface DetailsActions extends LoggedActions {
	ask(): void;
	cancel(): void;
	use(part: Partial<Pick<Draft, 'title' | 'date'>>): void;
	addLink(link: DraftLink): void;
	addKeywords(keywords: readonly string[]): void;
}

/** What stands at the URL now. */
export interface DetailsState {
	readonly config: Config;
	/** Whether there is a URL that could be asked about. */
	readonly usable: boolean;
	readonly asking: boolean;
	/** Null before anything was asked. */
	readonly found: Found | null;
	readonly proposal: DraftProposal | null;
	readonly draft: Draft;
	/** The entry that is about the same paper, where there is one. */
	readonly logged: Logged | null;
}

/** What services say about the URL: how far the asking is, what is missing, and what they propose beside what stands in the form. */
export class DetailsPane {
	private readonly logged: HTMLElement;
	private readonly status: HTMLElement;
	private readonly choices: HTMLElement;
	private shown = '';

	/** @param keywords where proposed keywords are shown. */
	constructor(parent: HTMLElement, private readonly keywords: HTMLElement, private readonly actions: DetailsActions) {
		const pane = parent.createDiv({ cls: 'ml-watch-details' });
		this.logged = pane.createDiv({ cls: 'ml-watch-details-logged', attr: { role: 'status' } });
		this.status = pane.createDiv({ cls: 'ml-watch-details-status', attr: { role: 'status' } });
		this.choices = pane.createDiv({ cls: 'ml-watch-details-choices' });
	}

	show(state: DetailsState): void {
		const { found, proposal, draft, asking, usable } = state;
		// Drawn anew only where something changed: the focus stays on a button while the person types elsewhere.
		const key = JSON.stringify([state.logged?.text, state.logged?.canAdd, usable, asking, servicesOn(state.config).length, found, draft.title, draft.date, draft.links, draft.keywords]);
		if (key === this.shown) return;
		this.shown = key;
		const focused = this.focusedName();
		this.showLogged(state.logged);
		this.showStatus(state);
		this.choices.empty();
		this.keywords.empty();
		if (proposal && found) {
			this.showTitles(proposal, draft);
			this.showDate(proposal.published, draft);
			this.showLinks(proposal, draft);
			this.showKeywords(proposal.keywords, draft);
		}
		if (focused !== null) this.focus(focused);
	}

	private showLogged(logged: Logged | null): void {
		this.logged.empty();
		if (!logged) return;
		const { place, text, canAdd } = logged;
		this.logged.createSpan({ text: `${text} ` });
		this.button(this.logged, 'Open it', 'Open it', () => this.actions.open(place));
		if (canAdd) this.button(this.logged, 'Add as link', 'Add as link', () => this.actions.add(place));
	}

	private showStatus({ config, usable, asking, found }: DetailsState): void {
		const { status } = this;
		status.empty();
		if (asking) {
			const names = namesOf(found?.waitingFor ?? []);
			status.createSpan({ cls: 'ml-watch-details-asking', text: names === '' ? 'Asking…' : `Asking ${names}…` });
			this.button(status, 'Cancel', 'Cancel asking', () => this.actions.cancel());
			return;
		}
		if (!usable) return;
		const on = servicesOn(config);
		if (found) this.showOutcome(found, on.length > 0);
		else if (on.length > 0) {
			this.button(status, 'Get details', 'Get details', () => this.actions.ask());
			status.createSpan({ text: `from ${on.map(({ name }) => name).join(', ')}` });
		} else {
			status.createSpan({ text: 'Nobody is asked for details. Services are switched on under "Metadata services" in the settings.' });
		}
	}

	private showOutcome({ failures, papers, off }: Found, on: boolean): void {
		const { status } = this;
		for (const { message } of failures) status.createDiv({ cls: 'ml-watch-details-failure', text: message });
		if (papers.length > 0) status.createSpan({ text: `Details from ${namesOf(papers.map(({ from }) => from))}.` });
		else if (failures.length === 0) status.createSpan({ text: on ? 'Nobody who is switched on knows more about this URL.' : '' });
		if (off.length > 0) status.createSpan({ text: `Switched off, and may know more: ${namesOf(off)}.` });
		if (failures.some(({ again }) => again)) this.button(status, 'Try again', 'Try again', () => this.actions.ask());
	}

	/** Titles that differ from the one in the form, each with who says so. */
	private showTitles({ titles }: DraftProposal, { title }: Draft): void {
		const others = titles.filter((claim) => claim.title !== title);
		if (others.length === 0 || (titles.length === 1 && foldWords(titles[0]!.title) === foldWords(title))) return;
		const group = this.group('Other titles');
		for (const claim of others) {
			const row = group.createDiv({ cls: 'ml-watch-details-choice' });
			row.createSpan({ text: `${claim.title} ` });
			row.createSpan({ cls: 'ml-watch-details-why', text: namesOf(claim.from) });
			this.button(row, 'Use', `Use the title ${claim.title}`, () => this.actions.use({ title: claim.title }));
		}
	}

	private showDate(published: LogDate | null, { date }: Draft): void {
		if (!published || sameDate(published, date)) return;
		const row = this.group('Published').createDiv({ cls: 'ml-watch-details-choice' });
		row.createSpan({ text: isoDate(published) });
		this.button(row, 'Use as date', `Use as date: ${isoDate(published)}`, () => this.actions.use({ date: published }));
	}

	private showLinks({ draft: { links: proposed } }: DraftProposal, { links, url }: Draft): void {
		const known = new Set([url, ...links.map((link) => link.url)].map(sameTargetKey));
		const missing = proposed.filter((link) => !known.has(sameTargetKey(link.url)));
		if (missing.length === 0) return;
		const group = this.group('Further links');
		for (const link of missing) {
			const row = group.createDiv({ cls: 'ml-watch-details-choice' });
			row.createSpan({ text: `${link.label}: ${link.url}` });
			this.button(row, 'Add', `Add the link ${link.label}`, () => this.actions.addLink(link));
		}
	}

	private showKeywords(proposed: readonly KeywordProposal[], { keywords }: Draft): void {
		const known = new Set(keywords.map(fold));
		const missing = proposed.filter(({ keyword }) => !known.has(fold(keyword)));
		if (missing.length === 0) return;
		const list = this.keywords;
		for (const proposal of missing) {
			const why = whyOf(proposal);
			const chip = list.createEl('button', { cls: 'ml-watch-proposal', type: 'button' });
			chip.createSpan({ text: `+ ${proposal.keyword}` });
			chip.createSpan({ cls: 'ml-watch-details-why', text: why });
			chip.addEventListener('click', () => this.actions.addKeywords([proposal.keyword]));
		}
		if (missing.length > 1) this.button(list, 'Add all', 'Add all proposed keywords', () => this.actions.addKeywords(missing.map(({ keyword }) => keyword)));
	}

	private group(name: string): HTMLElement {
		const group = this.choices.createDiv({ cls: 'ml-watch-details-group', attr: { role: 'group', 'aria-label': name } });
		group.createDiv({ cls: 'ml-watch-details-name', text: name });
		return group;
	}

	private button(parent: HTMLElement, text: string, name: string, press: () => void): void {
		const button = parent.createEl('button', { cls: 'ml-watch-plain-button', type: 'button', text });
		// The app shows a label as a tooltip: the same words twice help nobody.
		if (name !== text) button.setAttribute('aria-label', name);
		button.addEventListener('click', press);
	}

	/** The name of our button that has the focus. */
	private focusedName(): string | null {
		const { activeElement } = this.status.doc;
		const ours = [this.logged, this.status, this.choices, this.keywords].some((part) => part.contains(activeElement));
		return ours && activeElement ? nameOf(activeElement) : null;
	}

	/** A button that is gone hands its focus to the next one of its kind. */
	private focus(name: string): void {
		const buttons = [this.logged, this.status, this.choices, this.keywords].flatMap((part) => part.findAll('button'));
		const next = buttons.find((button) => nameOf(button) === name) ?? buttons.find((button) => button.hasClass('ml-watch-proposal')) ?? buttons[0];
		(next ?? this.keywords.parentElement?.querySelector('input'))?.focus();
	}
}

function nameOf(button: Element): string {
	return button.getAttribute('aria-label') ?? button.textContent;
}

/** Why a keyword is proposed, in a few words. */
export function whyOf({ keyword, words, where, used }: KeywordProposal): string {
	const found = fold(words) === fold(keyword) ? '' : `"${words}" `;
	return `${found}in the ${where}, used ${used === 1 ? 'once' : `${used} times`}`;
}
