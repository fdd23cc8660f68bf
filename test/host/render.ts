import type * as Api from 'obsidian';
import type { App } from './app';
import { Component } from './component';
import { reportError } from './errors';
import { renderSections, type RenderedSection } from './markdown-syntax';
import { notModelled } from './strict';
import { sanitizeHTMLToDom } from './text-functions';

const processors: Api.MarkdownPostProcessor[] = [];

type CodeBlockHandler = (source: string, el: HTMLElement, ctx: Api.MarkdownPostProcessorContext) => Promise<unknown> | void;

/** The code block handlers by language, which Live Preview runs too. */
export const codeBlockHandlers = new Map<string, CodeBlockHandler>();

/** How many post processors are registered, for the check of leftovers. */
export function countPostProcessors(): number {
	return processors.length;
}

/** The post processors in the order they run: 3987, a lower number first. */
export function orderedProcessors(): Api.MarkdownPostProcessor[] {
	return [...processors].sort((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0));
}

/** MarkdownPreviewRenderer: obsidian.d.ts 4036. */
export class MarkdownPreviewRenderer {
	static registerPostProcessor(processor: Api.MarkdownPostProcessor, sortOrder?: number): void {
		if (sortOrder !== undefined) processor.sortOrder = sortOrder;
		processors.push(processor);
	}

	static unregisterPostProcessor(processor: Api.MarkdownPostProcessor): void {
		const at = processors.indexOf(processor);
		if (at >= 0) processors.splice(at, 1);
	}

	/** 4995: "takes care of removing the `<pre><code>`" and gives the handler a `<div>` in its place. */
	static createCodeBlockPostProcessor(
		language: string, handler: CodeBlockHandler,
	): Api.MarkdownPostProcessor {
		return async (el, ctx) => {
			for (const code of Array.from(el.querySelectorAll<HTMLElement>('pre > code'))) {
				const pre = code.parentElement;
				if (pre === null || !code.classList.contains(`language-${language}`)) continue;
				const block = createDiv({ cls: `block-language-${language}` });
				pre.replaceWith(block);
				await handler((code.textContent ?? '').replace(/\n$/, ''), block, ctx);
			}
		};
	}
}

/** MarkdownRenderChild: 4104. */
export class MarkdownRenderChild extends Component {
	constructor(public containerEl: HTMLElement) {
		super();
	}
}

/** MarkdownRenderer: 4121. */
export abstract class MarkdownRenderer extends MarkdownRenderChild {
	static async renderMarkdown(_markdown: string, _el: HTMLElement, _sourcePath: string, _component: Api.Component): Promise<void> {
		return notModelled('MarkdownRenderer.renderMarkdown, which is deprecated: use MarkdownRenderer.render');
	}

	/** 4147. Here a post processor gets the whole element, and no section info. */
	static async render(app: Api.App, markdown: string, el: HTMLElement, sourcePath: string, component: Api.Component): Promise<void> {
		const holder = createDiv();
		for (const section of renderSections(markdown, resolver(app, sourcePath))) holder.append(toFragment(section));
		await postProcess(app, holder, { sourcePath, addChild: (child) => { component.addChild(child); }, getSectionInfo: () => null });
		el.append(...Array.from(holder.childNodes).map((node) => (el.doc === node.doc ? node : el.doc.adoptNode(node))));
	}
}

/** Whether a link leads to a note that is there. */
export function resolver(app: Api.App, sourcePath: string): (linkpath: string) => boolean {
	return (linkpath) => app.metadataCache.getFirstLinkpathDest(linkpath, sourcePath) !== null;
}

/** The elements of a block: safe HTML, task boxes, callouts and tags as the app has them. */
export function toFragment(section: RenderedSection): DocumentFragment {
	const fragment = sanitizeHTMLToDom(section.html);
	for (const heading of Array.from(fragment.querySelectorAll('h1, h2, h3, h4, h5, h6'))) heading.setAttribute('data-heading', heading.textContent ?? '');
	for (const item of Array.from(fragment.querySelectorAll('li'))) makeTask(item);
	for (const quote of Array.from(fragment.querySelectorAll('blockquote'))) makeCallout(quote);
	for (const leaf of textNodes(fragment)) makeTags(leaf);
	return fragment;
}

/** Runs the post processors over one element. */
export async function postProcess(
	app: Api.App, el: HTMLElement, context: Omit<Api.MarkdownPostProcessorContext, 'docId' | 'frontmatter'>,
): Promise<void> {
	const ctx: Api.MarkdownPostProcessorContext = {
		...context, docId: 'simulated', frontmatter: app.metadataCache.getCache(context.sourcePath)?.frontmatter,
	};
	const { activity } = app as unknown as App;
	for (const processor of orderedProcessors()) {
		try {
			await activity.track(Promise.resolve(processor(el, ctx)));
		} catch (error) {
			reportError(error);
		}
	}
}

function makeTask(item: Element): void {
	const holder = item.firstElementChild?.tagName === 'P' ? item.firstElementChild : item;
	const text = holder.firstChild;
	const match = text?.nodeType === 3 ? /^\s*\[(.)\]\s/u.exec(text.textContent ?? '') : null;
	if (match === null || text === null) return;
	text.textContent = (text.textContent ?? '').slice(match[0].length);
	item.classList.add('task-list-item');
	item.setAttribute('data-task', match[1] ?? ' ');
	const box = createEl('input', { cls: 'task-list-item-checkbox', type: 'checkbox' });
	box.checked = match[1] !== ' ';
	item.classList.toggle('is-checked', box.checked);
	holder.prepend(box);
}

function makeCallout(quote: Element): void {
	const first = quote.querySelector('p');
	const match = /^\[!([^\]]+)\][+-]?\s*/.exec(first?.textContent ?? '');
	const lead = first?.firstChild;
	if (match === null || first === null || lead?.nodeType !== 3) return;
	const title = (lead.textContent ?? '').slice(match[0].length);
	const callout = createDiv({ cls: 'callout', attr: { 'data-callout': (match[1] ?? '').toLowerCase() } });
	callout.createDiv({ cls: 'callout-title' }).createDiv({ cls: 'callout-title-inner', text: title === '' ? match[1] ?? '' : title });
	lead.remove();
	if (first.firstChild?.nodeName === 'BR') first.firstChild.remove();
	callout.createDiv({ cls: 'callout-content' }).append(...Array.from(quote.childNodes));
	quote.replaceWith(callout);
}

function textNodes(root: Node): Text[] {
	const walker = document.createTreeWalker(root, 4);
	const found: Text[] = [];
	while (walker.nextNode() !== null) {
		const node = walker.currentNode as Text;
		if (node.parentElement?.closest('code, pre, a') === null || node.parentElement === null) found.push(node);
	}
	return found;
}

const TAG = /(^|\s)(#[\p{L}\p{N}_/-]+)/gu;

function makeTags(node: Text): void {
	const text = node.textContent ?? '';
	const parts: Node[] = [];
	let at = 0;
	for (const match of text.matchAll(TAG)) {
		const tag = match[2] ?? '';
		// A tag needs one character that is not a digit.
		if (/^#\d+$/.test(tag)) continue;
		const from = match.index + (match[1]?.length ?? 0);
		parts.push(document.createTextNode(text.slice(at, from)), createEl('a', { cls: 'tag', href: tag, text: tag }));
		at = from + tag.length;
	}
	if (parts.length > 0) node.replaceWith(...parts, document.createTextNode(text.slice(at)));
}
