/* What rules learn from other notes: how much evidence they want, and what they do without. */
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/core/lint';
import { readNote } from '../../../src/core/note';
import { factsOf } from '../../../src/core/rules/facts';
import { readVocabulary } from '../../../src/core/rules/unknown-keyword';
import { Library } from '../../../src/core/library';
import { workOf } from '../lint/counted-work';
import { factsOfNotes } from '../lint/fixture';
import { heading, told, underDate } from './told';

const entries = (...lines: readonly string[]): string => underDate + lines.map((line) => `### ${line}\n`).join('\n');
const vault = (...notes: readonly string[]): ReturnType<typeof factsOfNotes> => factsOfNotes(...notes.map((text, index) => readNote(`Note ${index}.md`, text)));
const times = (count: number, make: (index: number) => string): string[] => Array.from({ length: count }, (_, index) => make(index));

describe('without a library', () => {
	test.each(['keyword-variant', 'source-spelling', 'source-host-mismatch', 'duplicate-entry', 'missing-attachment', 'unknown-keyword'])('%s is silent', (rule) => {
		expect(told(rule, `${heading}**Keywords**: a; A\n\n![](lost.png)\n\n### BLOG: [T](https://example.com/a)\n`, { library: null })).toEqual([]);
	});
});

describe('unknown-keyword', () => {
	test.each([
		['- vision\n* robots\n+ R&amp;D\n', ['vision', 'robots', 'r&d']],
		['# Words\n\nvision\n\n---\n<!-- x -->\n%% y %%\n  robots  \r\nlast', ['vision', 'robots', 'last']],
		['prose\n\n- vision\n-robots\n', ['vision']],
		['', []],
	])('takes from the note %j the words %j', (text, words) => {
		expect([...readVocabulary(text)]).toEqual(words);
	});

	test('knows the note and the setting together', () => {
		const library = factsOf([], { vocabulary: readVocabulary('- robots\n') });
		const both = { library, settings: { vocabulary: ['vision'], rules: { 'unknown-keyword': 'warning' } } };
		expect(told('unknown-keyword', `${heading}**Keywords**: Robots; Vision; sound\n`, both)).toEqual(['«sound» Unexpected keyword `sound`, expected one of the vocabulary']);
		expect(told('unknown-keyword', `${heading}**Keywords**: Robots; Vision\n`, { library })).toEqual(['«Vision» Unexpected keyword `Vision`, expected one of the vocabulary']);
		expect(told('unknown-keyword', `${heading}**Keywords**: x\n`, { library: factsOf([], { vocabulary: readVocabulary('') }) })).toEqual([]);
	});
});

describe('duplicate-entry', () => {
	const copy = (path: string, text: string): ReturnType<typeof readNote> => readNote(path, text);
	const facts = (...notes: readonly ReturnType<typeof readNote>[]): ReturnType<typeof factsOf> => {
		const library = new Library();
		for (const note of notes) library.set(note);
		return factsOf(library.all());
	};

	test('names the earliest entry, in this note or another', () => {
		expect(told('duplicate-entry', heading, { library: facts(copy('Other.md', heading.replace('22', '21')), copy('Later.md', heading.replace('22', '23'))) })).toEqual([
			'«[Title](https://example.com/a)» Unexpected second entry about `https://example.com/a`, expected one: the one of 2021-09-21 in `Other.md`, line 3, has it already',
		]);
		expect(told('duplicate-entry', heading, { library: facts(copy('Later.md', heading.replace('22', '23'))) })).toEqual([]);
	});

	test('takes the first by path where two have one date, and one with a date before one without', () => {
		expect(told('duplicate-entry', heading, { library: facts(copy('A.md', heading), copy('Z.md', heading)) })).toHaveLength(1);
		expect(told('duplicate-entry', heading, { library: facts(copy('Z.md', heading)) })).toEqual([]);
		const undated = '### Blog: [Title](https://example.com/a)\n';
		expect(told('duplicate-entry', heading, { library: facts(copy('A.md', undated)) })).toEqual([]);
		expect(told('duplicate-entry', undated, { library: facts(copy('A.md', undated)) })[0]).toContain('expected one: the one in `A.md`, line 1, has it already');
	});

	test('counts of the note at hand what stands in it now', () => {
		expect(told('duplicate-entry', heading, { library: facts(copy('Log.md', heading.replace('22', '20'))) })).toEqual([]);
		expect(told('duplicate-entry', `${heading}${entries('News: [T](https://example.com/a)')}`, { library: facts() })).toHaveLength(1);
	});

	test('passes over what is generated, before, in and behind which entries may stand', () => {
		const generated = `<!-- ml-watch:index checksum=00000000 -->\n\n${heading}\n<!-- /ml-watch:index -->\n`;
		expect(told('duplicate-entry', `${heading}\n${generated}`)).toEqual([]);
		expect(told('duplicate-entry', `${heading}\n${generated}\n${heading.replace('22', '23')}`)).toHaveLength(1);
		expect(told('duplicate-entry', `${generated}\n${heading}`)).toEqual([]);
	});

	test('looks through the notes that share a URL once, and not once for each of them', () => {
		const work = (count: number): number => {
			const notes = times(count, (index) => `Note ${index}.md`).map((path) => copy(path, heading));
			const library = factsOfNotes(...notes);
			library.places('');
			return workOf(() => {
				for (const note of notes) check(note, { library, only: new Set(['duplicate-entry']) });
			});
		};
		expect(work(400)).toBeLessThan(2.4 * work(200));
	});
});

describe('source-spelling', () => {
	const spelled = (counts: Readonly<Record<string, number>>, source: string): string[] => told('source-spelling', entries(`${source}: [T](https://example.com/x)`), {
		library: vault(entries(...Object.entries(counts).flatMap(([name, count]) => times(count, (index) => `${name}: [T](https://example.com/${name.length}${index})`)))),
	}).slice(1);

	test.each([
		[{ Marktechpost: 2 }, 'MarkTech-Post', ['- Write Marktechpost: «MarkTech-Post»→«Marktechpost»']],
		[{ Marktechpost: 1 }, 'MarkTechPost', []],
		[{ Marktechpost: 3, MarkTechPost: 2 }, 'MarkTechPost', []],
		[{ Marktechpost: 4, MarkTechPost: 2 }, 'MarkTechPost', ['- Write Marktechpost: «MarkTechPost»→«Marktechpost»']],
		[{ Marktechpost: 4, MarkTechPost: 2 }, 'Marktechpost', []],
		[{ 'a b': 2, 'A B': 2 }, 'AB', ['- Write A B: «AB»→«A B»']],
		[{ 'A B': 2, 'a b': 2 }, 'AB', ['- Write A B: «AB»→«A B»']],
		[{ 'A B': 2, 'a b': 3 }, 'AB', ['- Write a b: «AB»→«a b»']],
		[{ 'a b': 3, 'A B': 2 }, 'AB', ['- Write a b: «AB»→«a b»']],
		[{ Marktechpost: 9 }, 'Marktechpos', []],
		[{}, 'Marktechpost', []],
	])('with %j says of %j: %j', (counts, source, fixes) => {
		expect(spelled(counts, source)).toEqual(fixes);
	});
});

describe('source-host-mismatch', () => {
	const owned = (owner: number, others: readonly string[], more: readonly string[] = []): string[] => told('source-host-mismatch', entries('Synced: [T](https://owned.example.com/x)'), {
		library: vault(entries(
			...times(owner, (index) => `Owner: [T](https://owned.example.com/${index})`), ...others.map((name, index) => `${name}: [T](https://owned.example.com/o${index})`),
			...more.map((name, index) => `${name}: [T](https://elsewhere.example.com/${index})`),
		)),
	});

	test('wants four entries of the host, nine in ten of one source, and four times as many as of this one', () => {
		expect(owned(4, ['Synced'], times(3, () => 'Synced'))[0]).toContain('Owner');
		expect(owned(3, ['Synced'], times(3, () => 'Synced'))).toEqual([]);
		expect(owned(9, ['Other', 'Third', 'Synced'], times(9, () => 'Synced'))).toEqual([]);
		expect(owned(10, ['Other', 'Synced'], times(9, () => 'Synced'))).toHaveLength(owned(10, ['Synced'], times(9, () => 'Synced')).length);
	});

	test('leaves a source alone half of whose entries are at that host', () => {
		expect(owned(9, ['Synced'], [])).toEqual([]);
		expect(owned(9, ['Synced'], ['Synced'])).toEqual([]);
		expect(owned(9, ['Synced'], ['Synced', 'Synced'])).not.toEqual([]);
	});
});

describe('date-url-mismatch', () => {
	const dated = (agree: number, disagree: number): string => [...times(agree, (index) => `https://example.com/2021/09/22/${index}/`), ...times(disagree, (index) => `https://example.com/2021/09/10/${index}/`)]
		.map((url) => `Blog: [T](${url})`).map((line) => `### ${line}\n`).join('\n');

	test('wants more than a few dates that agree, nine in ten of the others, in the note or else in the vault', () => {
		const slip = underDate + dated(1, 1);
		expect(told('date-url-mismatch', slip, { library: null })).toEqual([]);
		expect(told('date-url-mismatch', slip, { library: vault(underDate + dated(20, 0)) })).toHaveLength(1);
		expect(told('date-url-mismatch', slip, { library: vault(underDate + dated(20, 9)) })).toEqual([]);
		expect(told('date-url-mismatch', slip, { library: vault(underDate + dated(2, 0)) })).toEqual([]);
		expect(told('date-url-mismatch', underDate + dated(30, 1), { library: null })).toHaveLength(1);
		expect(told('date-url-mismatch', underDate + dated(30, 9), { library: null })).toEqual([]);
	});
});

describe('keyword-variant', () => {
	test('says what it saw', () => {
		const library = vault(`${heading}**Keywords**: vision; R&amp;D; a;b\n`, `${heading}**Keywords**: vision; R&amp;D\n`);
		expect(told('keyword-variant', `${heading}**Keywords**: Vision; r&d\n`, { library })).toEqual([
			'«Vision» Unexpected `Vision`, expected `vision` as in 2 entries', '- Write vision: «Vision»→«vision»',
			'«r&d» Unexpected `r&d`, expected `R&D` as in 2 entries', '- Write R&D: «r&d»→«R&D»',
		]);
		const typos = vault(...times(3, () => `${heading}**Keywords**: transformer\n`));
		expect(told('keyword-variant', `${heading}**Keywords**: transfomer\n`, { library: typos })).toEqual([
			'«transfomer» Unexpected `transfomer`, expected `transformer` as in 3 entries', '- Write transformer (a choice): «transfomer»→«transformer»',
		]);
	});
});
