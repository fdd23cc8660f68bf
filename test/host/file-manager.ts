import { parseYaml, stringifyYaml } from 'obsidian-test-mocks/obsidian';
import type * as Api from 'obsidian';
import { TFile } from './files';
import { readFrontMatter } from './text-functions';
import { notModelled } from './strict';

/** FileManager: obsidian.d.ts 2881, under the app's default preferences. */
export class FileManager {
	constructor(private readonly app: Api.App) {}

	/** 2893: the default location for new notes is the vault folder. */
	getNewFileParent(_sourcePath: string, _newFilePath?: string): Api.TFolder {
		return this.app.vault.getRoot();
	}

	/** 2902: links to the file follow. */
	async renameFile(file: Api.TAbstractFile, newPath: string): Promise<void> {
		const { metadataCache, vault } = this.app;
		const sources = file instanceof TFile
			? Object.keys(metadataCache.resolvedLinks).filter((source) => (metadataCache.resolvedLinks[source]?.[file.path] ?? 0) > 0) : [];
		const linksBefore = sources.map((source) => {
			const cache = metadataCache.getCache(source);
			const pointing = [...cache?.links ?? [], ...cache?.embeds ?? []].filter(
				(link) => metadataCache.getFirstLinkpathDest(link.link.split('#')[0] ?? '', source)?.path === file.path);
			return { source, pointing };
		});
		await vault.rename(file, newPath);
		for (const { source, pointing } of linksBefore) {
			const note = vault.getFileByPath(source);
			if (note === null || pointing.length === 0 || !(file instanceof TFile)) continue;
			const text = metadataCache.fileToLinktext(file, source);
			await vault.process(note, (data) => {
				let changed = data;
				for (const link of [...pointing].sort((a, b) => b.position.start.offset - a.position.start.offset)) {
					const { start, end } = link.position;
					if (changed.slice(start.offset, end.offset) !== link.original) continue;
					const path = link.link.split('#')[0] ?? '';
					changed = changed.slice(0, start.offset) + link.original.replace(path, text) + changed.slice(end.offset);
				}
				return changed;
			});
		}
	}

	promptForDeletion(_file: Api.TAbstractFile): Promise<boolean> {
		return notModelled('FileManager.promptForDeletion');
	}

	async trashFile(file: Api.TAbstractFile): Promise<void> {
		await this.app.vault.trash(file, true);
	}

	/** 2931: wiki links, the shortest unique path: the app's default. */
	generateMarkdownLink(file: Api.TFile, sourcePath: string, subpath = '', alias = ''): string {
		const target = this.app.metadataCache.fileToLinktext(file, sourcePath) + subpath;
		return alias === '' ? `[[${target}]]` : `[[${target}|${alias}]]`;
	}

	/** 2954: atomic, and the body stays byte for byte. */
	async processFrontMatter(file: Api.TFile, change: (frontmatter: Record<string, unknown>) => void, options?: Api.DataWriteOptions): Promise<void> {
		await this.app.vault.process(file, (data) => {
			const front = readFrontMatter(data);
			const values = ((front.exists ? parseYaml(front.frontmatter) : null) ?? {}) as Record<string, unknown>;
			change(values);
			const body = data.slice(front.contentStart);
			return Object.keys(values).length === 0 ? body : `---\n${stringifyYaml(values)}---\n${body}`;
		}, options);
	}

	getAvailablePathForAttachment(_filename: string, _sourcePath?: string): Promise<string> {
		return notModelled('FileManager.getAvailablePathForAttachment');
	}
}
