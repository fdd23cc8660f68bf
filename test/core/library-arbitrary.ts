import fc from 'fast-check';
import { Library } from '../../src/core/library';
import { readNote } from '../../src/core/note';

const words = ['GAN', 'gan', 'anomaly detection', 'Électron', 'graph', 'BERT: pre-training', 'r/MachineLearning', '日本', 'R\\&D'];
const heading = fc.tuple(
	fc.constantFrom('', ':star:', '⭐ '),
	fc.constantFrom('', 'arXiv: ', 'Synced: ', 'SYNCED: ', 'r/MachineLearning: '),
	fc.constantFrom(...words),
	fc.constantFrom('https://arxiv.org/abs/2104.00298', 'https://a.example/x', '', 'javascript:alert(1)'),
).map(([star, source, title, url]) => `### ${star}${source}[${title}](${url})\n\n`);

const paragraph = fc.oneof(
	fc.constantFrom('[[paper]](https://a.example) [[code]](https://b.example)\n\n', '[\\[Code\\]](https://b.example)\n\n', 'prose\n\n'),
	fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((list) => `**Keywords**: ${list.join('; ')}\n\n`),
	fc.constantFrom(...words).map((word) => `**Comment**: About ${word}\nand so on.\n\n`),
	fc.constantFrom('**Summary**:\n\n', '**Status**: to read\n\n', '**Status**: Read\n\n'),
);

const date = fc.constantFrom('## 2024-01-09\n\n', '## 2024-01\n\n', '# 2023\n\n', '## 2021.13.40\n\n', '## 2021.09.22\n\n', '# Other\n\n');
const other = fc.constantFrom(
	'### Synced [T](https://u)\n\n', '```\n', '<!-- ml-watch:index -->\n', '<!-- /ml-watch:index -->\n', '---\nml-watch: false\n---\n',
);

/** The text of a note: date headings, entries and what stands between them. */
export const noteText = fc.array(
	fc.oneof({ weight: 4, arbitrary: heading }, { weight: 4, arbitrary: paragraph }, { weight: 2, arbitrary: date }, { weight: 1, arbitrary: other }),
	{ maxLength: 14 },
).map((pieces) => pieces.join(''));

export const notePath = fc.constantFrom('Log.md', 'Daily/2024-03-04.md', 'Daily/2024-03-05.md', 'a/Log.md', 'E\u0301tude.md', '\u00c9tude.md', 'Z.md');

/** A library of a few notes. */
export const library = fc.dictionary(notePath, noteText, { maxKeys: 5 }).map((notes) => libraryOf(notes));

export function libraryOf(notes: Readonly<Record<string, string>>): Library {
	const result = new Library();
	for (const [path, text] of Object.entries(notes)) result.set(readNote(path, text));
	return result;
}
