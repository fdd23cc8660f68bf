import { Component } from 'obsidian';
import type { Shell } from '../shell';
import { IndexBuilder } from './build';
import { IndexAge } from './index-age';
import { LiveContents } from './live-contents';

/** The indexes: what is known of them between two builds, and the one who builds them. */
export class Indexes extends Component {
	readonly contents: LiveContents;
	readonly age: IndexAge;
	readonly builder: IndexBuilder;

	constructor(shell: Omit<Shell, 'indexes'>) {
		super();
		this.contents = new LiveContents(shell);
		this.age = new IndexAge(shell, this.contents);
		this.builder = new IndexBuilder(shell, this);
		this.addChild(this.contents);
		this.addChild(this.age);
	}
}
