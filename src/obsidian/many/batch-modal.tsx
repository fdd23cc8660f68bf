import { ConfirmationModal, Modal } from 'obsidian';
import { render } from 'preact';
import { counted } from '../../core/rules/shown';
import { CaptureModal } from '../capture/capture-modal';
import { currentPath, targetsOf, type Target } from '../capture/targets';
import { begin } from '../notices';
import type { Shell } from '../shell';
import { Batch, type BatchItem, type BatchRow } from './batch';
import { BatchView } from './batch-view';
import { RowTask } from './row-task';
import { writeBatch } from './write-batch';

export interface BatchOptions {
	readonly title: string;
	readonly items: readonly BatchItem[];
	/** The note that the items come from; null for a list. */
	readonly inbox: string | null;
	/** Called when rows were written, with those that could not be. */
	readonly written?: (refused: readonly BatchItem[]) => void;
}

/** How often a list is drawn while answers come in, in milliseconds. */
const drawRest = 60;

/** A list of URLs, looked through before anything is written. */
export class BatchModal extends Modal {
	private readonly batch: Batch;
	private readonly targets: readonly Target[];
	private target: Target;
	private timer = 0;
	private writing = false;
	private leaving = false;

	constructor(private readonly shell: Shell, private readonly options: BatchOptions) {
		super(shell.app);
		this.batch = new Batch(shell, options.items, () => this.draw());
		this.targets = targetsOf(shell, currentPath(shell.app));
		this.target = this.targets[0]!;
	}

	override onOpen(): void {
		this.modalEl.addClass('ml-watch-many');
		this.setTitle(this.options.title);
		this.scope.register(['Mod'], 'Enter', () => {
			begin(this.insert());
			return false;
		});
		this.drawNow();
		this.contentEl.querySelector<HTMLElement>('.ml-watch-batch-services button, .ml-watch-batch-row input:not(:disabled)')?.focus();
	}

	override onClose(): void {
		this.contentEl.win.clearTimeout(this.timer);
		this.timer = -1;
		this.batch.cancel();
		render(null, this.contentEl);
	}

	/** What was typed into rows is kept nowhere else: it does not go by a slip. */
	override close(): void {
		const edited = this.batch.rows.filter((row) => row.edited && !row.written).length;
		if (this.leaving || edited === 0) {
			super.close();
			return;
		}
		const question = new ConfirmationModal(this.app);
		question.setTitle('Leave the list?');
		question.contentEl.createEl('p', { text: `What you changed in ${counted(edited, 'row')} would be lost. The URLs are kept.` });
		question.addButton((button) => button.setButtonText('Leave').setDestructive().onClick(() => {
			this.leaving = true;
			this.close();
		}));
		question.addButton((button) => button.setButtonText('Stay').setCancel().setInitialFocus());
		question.open();
	}

	/** Draws soon: hundreds of answers may come at once. */
	private draw(): void {
		if (this.timer !== 0) return;
		this.timer = this.contentEl.win.setTimeout(() => {
			this.timer = 0;
			this.drawNow();
		}, drawRest);
	}

	private drawNow(): void {
		const { shell, batch, targets, target, writing } = this;
		render(
			<BatchView
				shell={shell} batch={batch} targets={targets} target={target} writing={writing}
				actions={{
					edit: (row) => this.edit(row),
					insert: () => begin(this.insert()),
					close: () => this.close(),
					chooseTarget: (id) => {
						this.target = targets.find((other) => other.id === id) ?? target;
						this.drawNow();
					},
					redraw: () => this.drawNow(),
				}}
			/>,
			this.contentEl,
		);
	}

	private edit(row: BatchRow): void {
		const { draft, quote } = this.batch.draftOf(row);
		const task = new RowTask(this.shell, (edited, quoted) => this.batch.edit(row, edited, quoted));
		new CaptureModal(this.shell, {
			task, draft, quote, kept: null, entry: null, offer: null, found: row.found, keeps: false,
			addedTo: () => this.batch.settle(row),
		}).open();
	}

	private async insert(): Promise<void> {
		const { batch, shell, options } = this;
		if (this.writing || batch.asking || batch.chosen.length === 0) return;
		this.writing = true;
		this.drawNow();
		let written = false;
		try {
			written = await writeBatch(shell, batch, this.target, options.inbox);
		} finally {
			this.writing = false;
			this.drawNow();
		}
		if (!written) return;
		options.written?.(batch.rows.filter(({ refusal }) => refusal !== null).map(({ item }) => item));
		if (batch.chosen.length > 0) return;
		this.leaving = true;
		this.close();
	}
}
