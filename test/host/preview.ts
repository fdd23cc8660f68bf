import type * as Api from 'obsidian';
import type { App } from './app';
import { Component } from './component';
import { reportError } from './errors';
import { renderSections, type RenderedSection } from './markdown-syntax';
import { postProcess, resolver, toFragment } from './render';

interface Shown {
	readonly html: string;
	readonly el: HTMLElement;
	readonly children: Api.MarkdownRenderChild[];
	section: RenderedSection;
}

/** What the preview asks of the view it belongs to. */
interface PreviewOwner {
	readonly app: Api.App;
	readonly file: Api.TFile | null;
	readonly leaf: Api.WorkspaceLeaf;
}

/** MarkdownPreviewView: obsidian.d.ts 4060, the reading mode. A section whose words did not change is kept. */
export class MarkdownPreviewView extends Component {
	hoverPopover: Api.HoverPopover | null = null;
	containerEl: HTMLElement;
	private readonly readingEl: HTMLElement;
	private readonly sizerEl: HTMLElement;
	private text = '';
	private shown: Shown[] = [];
	private turn: Promise<void> = Promise.resolve();

	constructor(private readonly owner: PreviewOwner, parent: HTMLElement) {
		super();
		this.readingEl = parent.createDiv({ cls: 'markdown-reading-view' });
		this.containerEl = this.readingEl.createDiv({ cls: 'markdown-preview-view markdown-rendered allow-fold-headings', attr: { tabindex: '-1' } });
		this.sizerEl = this.containerEl.createDiv({ cls: 'markdown-preview-sizer markdown-preview-section' });
		this.load();
		bindLinks(this.containerEl, owner);
	}

	get app(): Api.App {
		return this.owner.app;
	}

	get file(): Api.TFile {
		return this.owner.file as Api.TFile;
	}

	get(): string {
		return this.text;
	}

	set(data: string, clear: boolean): void {
		this.text = data;
		this.rerender(clear);
	}

	clear(): void {
		this.text = '';
		this.drop(this.shown);
		this.shown = [];
	}

	/** 4088: `full` renders every section anew. */
	rerender(full = false): void {
		const { activity } = this.app as unknown as App;
		this.turn = activity.track(this.turn.then(() => this.update(full)).catch(reportError));
	}

	getScroll(): number {
		return this.containerEl.scrollTop;
	}

	/** To a line of the note. */
	applyScroll(line: number): void {
		const { activity } = this.app as unknown as App;
		void activity.track(this.turn.then(() => {
			const target = [...this.shown].reverse().find(({ section }) => section.lineStart <= line);
			target?.el.scrollIntoView?.({ block: 'center' });
		}));
	}

	show(visible: boolean): void {
		this.readingEl.toggle(visible);
	}

	override onunload(): void {
		this.clear();
	}

	private async update(full: boolean): Promise<void> {
		const sourcePath = this.owner.file?.path ?? '';
		const wanted = renderSections(this.text, resolver(this.app, sourcePath));
		const keep = full ? [] : [...this.shown];
		const next: Shown[] = [];
		for (const section of wanted) {
			const at = keep.findIndex((item) => item.html === section.html);
			const [kept] = at < 0 ? [] : keep.splice(at, 1);
			if (kept !== undefined) {
				kept.section = section;
				next.push(kept);
				continue;
			}
			next.push(await this.renderSection(section, sourcePath));
		}
		this.drop(full ? this.shown : keep);
		this.shown = next;
		this.sizerEl.empty();
		this.sizerEl.append(...next.map(({ el }) => el));
	}

	/** 3971: "an element which is a section of the preview"; it is not in the document yet. */
	private async renderSection(section: RenderedSection, sourcePath: string): Promise<Shown> {
		const el = createDiv({ cls: `el-${section.tag}` });
		el.append(toFragment(section));
		const item: Shown = { html: section.html, el, children: [], section };
		await postProcess(this.app, el, {
			sourcePath,
			addChild: (child) => {
				item.children.push(child);
				this.addChild(child);
			},
			// 4020: may be null; it is for an element that is no part of this section.
			getSectionInfo: (inner) => (el.contains(inner) ? { text: this.text, lineStart: item.section.lineStart, lineEnd: item.section.lineEnd } : null),
		});
		return item;
	}

	private drop(items: readonly Shown[]): void {
		for (const { el, children } of items) {
			for (const child of children) this.removeChild(child);
			el.detach();
		}
	}
}

/** A click on a link opens its note, or leaves an external one to the system (`window.open`). */
function bindLinks(el: HTMLElement, owner: PreviewOwner): void {
	el.addEventListener('click', (event) => {
		const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a') : null;
		if (link === null || event.defaultPrevented) return;
		event.preventDefault();
		const href = link.getAttribute('data-href') ?? link.getAttribute('href') ?? '';
		if (link.hasClass('internal-link')) {
			void owner.app.workspace.openLinkText(href, owner.file?.path ?? '', event.ctrlKey || event.metaKey ? 'tab' : false).catch(reportError);
		} else if (!link.hasClass('tag')) {
			window.open(href, '_blank', 'noopener');
		}
	});
}
