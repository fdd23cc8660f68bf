// The licences of the packages that a bundle carries: MIT and BSD ask that their words go with every copy.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folders of the packages that a build took something from, by esbuild's list of what it read. */
export function packageFolders(metafile) {
	const folders = Object.keys(metafile.inputs).map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]);
	return [...new Set(folders.filter((folder) => folder !== undefined))];
}

/**
 * A comment with the copyright and the licence of each package; packages under the same words share them. Empty for no packages.
 * @param root the folder that holds `node_modules`.
 * @param folders the packages' folders, relative to it.
 */
export function noticeOf(root, folders) {
	const groups = new Map();
	const packages = [...folders].sort().map((folder) => readPackage(path.join(root, folder)));
	for (const { name, version, owners, words, terms } of packages) {
		const known = groups.get(words) ?? { names: [], owners: new Set(), terms };
		known.names.push(`${name} ${version}`);
		for (const owner of owners) known.owners.add(owner);
		groups.set(words, known);
	}
	const notices = [...groups.values()].map(({ names, owners, terms }) => `${names.join(', ')}\n${[...owners].join('\n')}\n\n${terms}`);
	if (notices.length === 0) return '';
	return `/*! Parts of this file come from other projects:\n\n${notices.join('\n\n').replaceAll('*/', '* /')}\n*/\n`;
}

function readPackage(folder) {
	const { name, version, license, author } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
	const own = licenceText(folder);
	if (own !== null) return { name, version, ...readLicence(own) };
	// Some packages name their licence only: its words are those of a sibling under the same one.
	const sibling = licensedSibling(path.dirname(folder), license);
	const owner = typeof author === 'string' ? author : author?.name;
	if (!sibling || !owner) throw new Error(`${name} has neither a licence file nor a sibling with the words of ${license}. Leave it out of the bundle, or name its licence here.`);
	return { name, version, ...readLicence(sibling), owners: [`Copyright (c) ${owner}`] };
}

function licensedSibling(folder, license) {
	for (const entry of readdirSync(folder)) {
		const manifest = path.join(folder, entry, 'package.json');
		const text = existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).license === license ? licenceText(path.join(folder, entry)) : null;
		if (text !== null) return text;
	}
	return null;
}

function licenceText(folder) {
	const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry));
	return file === undefined ? null : readFileSync(path.join(folder, file), 'utf8');
}

/** Who owns it, its terms, and these as they are compared: without the breaks of their lines. */
function readLicence(text) {
	const owners = [];
	const rest = [];
	for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
		const words = line.trim();
		if (/^copyright (?:\(c\)|©|\d{4})/i.test(words)) owners.push(words);
		else if (!/^#* ?(?:(?:the )?(?:mit|bsd \d-clause) licen[cs]e(?: \(mit\))?|all rights reserved\.)$/i.test(words)) rest.push(words);
	}
	const terms = rest.join('\n').trim().split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s+/g, ' ').trim()).join('\n\n');
	return { owners, terms, words: terms.toLowerCase().replace(/[^a-z0-9]+/g, ' ') };
}
