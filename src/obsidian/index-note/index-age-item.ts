import { Component, Platform, setTooltip } from 'obsidian';
import { indexName } from '../../core/config/indexes';
import { begin } from '../notices';
import type { Shell } from '../shell';

/** What is said of indexes that are out of date; empty where none is. */
export function ageText({ indexes: { age } }: Pick<Shell, 'indexes'>): string {
	const { length } = age.outdated;
	return length === 0 ? '' : length === 1 ? 'Index out of date' : `${length} indexes out of date`;
}

/** The status bar's word on indexes that are out of date; a click builds them. Not on mobile, where the dashboard says so. */
export class IndexAgeItem extends Component {
	constructor(private readonly shell: Shell) {
		super();
	}

	override onload(): void {
		if (Platform.isMobile) return;
		const { shell } = this;
		const element = shell.plugin.addStatusBarItem();
		const build = (): void => begin(shell.indexes.builder.buildOnly(shell.indexes.age.outdated));
		element.addClass('mod-clickable', 'ml-watch-index-age');
		element.setAttrs({ role: 'button', tabindex: '0' });
		const show = (): void => {
			const text = ageText(shell);
			element.toggle(text !== '');
			element.setText(text);
			if (text !== '') setTooltip(element, `${shell.indexes.age.outdated.map(indexName).join(', ')}. Build`, { placement: 'top' });
		};
		this.registerDomEvent(element, 'click', build);
		this.registerDomEvent(element, 'keydown', (event) => {
			if (event.key === 'Enter' || event.key === ' ') build();
		});
		this.register(shell.indexes.age.onChange(show));
		show();
	}
}
