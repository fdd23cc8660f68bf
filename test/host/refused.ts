import { notModelled } from './strict';

/** Parts of the API that exist in obsidian.d.ts, that the mocks stub in silence, and that this host has no model of. */
export class HoverPopover {
	constructor() {
		notModelled('HoverPopover');
	}
}

export class MarkdownEditView {
	constructor() {
		notModelled('MarkdownEditView');
	}
}

export class SecretComponent {
	constructor() {
		notModelled('SecretComponent');
	}
}

export const htmlToMarkdown = (): never => notModelled('htmlToMarkdown');
export const renderMath = (): never => notModelled('renderMath');
export const finishRenderMath = (): never => notModelled('finishRenderMath');
export const loadMathJax = (): never => notModelled('loadMathJax');
export const loadMermaid = (): never => notModelled('loadMermaid');
export const loadPdfJs = (): never => notModelled('loadPdfJs');
export const loadPrism = (): never => notModelled('loadPrism');
