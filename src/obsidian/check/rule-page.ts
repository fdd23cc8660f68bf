import { Component, MarkdownRenderer, Modal, type App } from 'obsidian';
import { rules } from '../../core/rules/index';
import type { Rule } from '../../core/rules/rule';
import { begin } from '../notices';

/** Opens the page of a rule: what it finds, why, and an example. */
export function showRule(app: App, id: string): void {
	const rule = rules.find((known) => known.id === id);
	if (rule) new RuleModal(app, rule).open();
}

class RuleModal extends Modal {
	private readonly content = new Component();

	constructor(app: App, private readonly rule: Rule) {
		super(app);
	}

	override onOpen(): void {
		const { contentEl, rule } = this;
		this.titleEl.setText(rule.id);
		this.modalEl.addClass('ml-watch-rule');
		contentEl.createEl('p', { cls: 'ml-watch-rule-summary', text: rule.summary });
		this.content.load();
		begin(MarkdownRenderer.render(this.app, unwrapped(rule.docs), contentEl.createDiv(), '', this.content));
		this.example('Found in', rule.example.bad);
		this.example('Better', rule.example.good);
	}

	override onClose(): void {
		this.content.unload();
		this.contentEl.empty();
	}

	private example(name: string, source: string): void {
		this.contentEl.createEl('h3', { text: name });
		this.contentEl.createEl('pre').createEl('code', { text: source });
	}
}

/** The docs are wrapped as source is; the app would show each line break. */
function unwrapped(markdown: string): string {
	return markdown.replace(/(\S)\n *(?=[\w`"(])/g, '$1 ');
}
