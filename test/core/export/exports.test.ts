import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../../src/core/date';
import { exportEntryOf, exportFormats, type ExportEntry } from '../../../src/core/export/index';
import { citationKeys } from '../../../src/core/export/citation-key';
import { entryIds } from '../../../src/core/export/export-entry';
import { readNote } from '../../../src/core/note';

const options = { title: 'Papers <&> "more"', url: null };
const print = (id: string, entries: readonly ExportEntry[]): string => exportFormats.find((format) => format.id === id)!.print(entries, options);

const nasty = fc.string({ unit: fc.oneof(fc.constantFrom(...'{}\\%$&#_~^"\'<>,;\n\r\t =@', '\ud800', '\udc00', '\u0000', '\u0007', '\uffff', '😀', 'é', ']]>'), fc.string({ minLength: 1, maxLength: 1 })), maxLength: 20 });
const url = fc.oneof(fc.constantFrom('https://arxiv.org/abs/2104.00298', 'https://example.com/a?b=c&d', 'javascript:alert(1)', '', 'https://doi.org/10.1000/xyz_1'), nasty);
const date = fc.tuple(fc.integer({ min: 1990, max: 2030 }), fc.option(fc.integer({ min: 1, max: 12 })), fc.option(fc.integer({ min: 1, max: 28 })))
	.map(([year, month, day]) => calendarDate(year, month, month === null ? null : day));
const entry: fc.Arbitrary<ExportEntry> = fc.record({
	path: fc.constantFrom('a.md', 'b/c.md'), line: fc.integer({ min: 1, max: 99 }), kind: fc.constantFrom('paper', 'discussion'), date: fc.option(date),
	starred: fc.boolean(), source: fc.option(nasty), title: nasty, url, links: fc.array(fc.record({ label: nasty, url }), { maxLength: 2 }),
	keywords: fc.array(nasty, { maxLength: 2 }), authors: fc.array(nasty.map((name) => `X${name}`), { maxLength: 2 }), venue: fc.option(nasty),
	summary: fc.option(nasty), comment: fc.option(nasty),
});
const entries = fc.uniqueArray(entry, { maxLength: 5, selector: ({ path: note, line }) => `${note}:${line}` });

describe('every format', () => {
	test('prints the same for the same entries, and well-formed text only', () => {
		fc.assert(fc.property(entries, (list) => {
			for (const format of exportFormats) {
				const text = format.print(list, options);
				expect(format.print(structuredClone(list), options)).toBe(text);
				expect(format.id === 'json' || format.id === 'csl-json' || format.id === 'json-feed' || /^(?:[^\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*$/.test(text)).toBe(true);
			}
		}));
	});

	test('has a name, a summary and an id of its own', () => {
		expect(exportFormats.map(({ id }) => id)).toEqual(['bibtex', 'csl-json', 'csv', 'json', 'atom', 'json-feed', 'html']);
	});
});

describe('an entry', () => {
	test('is read with all that it holds, but for the fields that stay in the vault', () => {
		const text = [
			'## 2021-09', '', '### ⭐ R&amp;D: [A \\[b\\]](<https://example.com/a b>)', '', '[paper](https://p.example)', '', '**Keywords**: x; y &amp; z',
			'**Authors**: Ada Lovelace, Alan Turing and Grace Hopper et al.', '**Venue**: NeurIPS', '**Summary**: One', 'two.', '', '**Comment**: Mine.', '',
		].join('\r\n');
		const note = readNote('n.md', text);
		const read = exportEntryOf(note, note.log.entries[0]!, new Set(['Comment']));
		expect(read).toEqual({
			path: 'n.md', line: 3, kind: 'paper', date: { year: 2021, month: 9, day: null }, starred: true, source: 'R&D', title: 'A [b]',
			url: 'https://example.com/a b', links: [{ label: 'paper', url: 'https://p.example' }], keywords: ['x', 'y & z'],
			authors: ['Ada Lovelace', 'Alan Turing', 'Grace Hopper'], venue: 'NeurIPS', summary: 'One\ntwo.', comment: null,
		});
	});
});

describe('keys and ids', () => {
	const dated = (year: number) => entry.map((one) => ({ ...one, date: { year, month: 5, day: 1 } }));

	test('are unique, and stay when a newer entry comes', () => {
		fc.assert(fc.property(fc.uniqueArray(dated(2020), { maxLength: 5, selector: ({ path: note, line }) => `${note}:${line}` }), dated(2021), (old, newer) => {
			for (const name of [citationKeys, entryIds]) {
				const before = name(old);
				expect(new Set(before.values()).size).toBe(old.length);
				const after = name([newer, ...old]);
				expect(old.map((one) => after.get(one))).toEqual(old.map((one) => before.get(one)));
			}
			expect([...citationKeys(old).values()].every((key) => /^[a-z0-9-]+$/.test(key))).toBe(true);
		}), { numRuns: 300 });
	});

	test('read as people would make them', () => {
		const key = (one: Partial<ExportEntry>): string => [...citationKeys([{ ...blank, ...one }]).values()][0]!;
		expect(key({ authors: ['Alexey Dosovitskiy'], title: 'An Image is Worth 16x16 Words', date: { year: 2021, month: null, day: null } })).toBe('dosovitskiy2021image');
		expect(key({ authors: ['Müller, Jürgen'], title: 'The Of' })).toBe('mullerthe');
		expect(key({ source: 'Google AI', title: '日本' })).toBe('googleai');
		expect(key({})).toBe('entry');
	});
});

const blank: ExportEntry = {
	path: 'a.md', line: 1, kind: 'paper', date: null, starred: false, source: null, title: '', url: '', links: [], keywords: [], authors: [], venue: null, summary: null, comment: null,
};

describe('BibTeX', () => {
	test('holds one record an entry, whatever its words are', () => {
		fc.assert(fc.property(entries, (list) => {
			const records = readBibtex(print('bibtex', list));
			expect(records.map(({ key }) => key)).toEqual(list.map((one) => citationKeys(list).get(one)));
		}), { numRuns: 500 });
	});

	test('names register, month and links', () => {
		const text = print('bibtex', [{ ...blank, title: '50% of {A} & b_c', url: 'https://arxiv.org/abs/2104.00298v2', date: { year: 2021, month: 4, day: 1 }, links: [{ label: 'code', url: 'https://g.example/x_y' }] }]);
		expect(text).toBe('@misc{202150,\n\ttitle = {{50\\% of \\{A\\} \\& b\\_c}},\n\tyear = {2021},\n\tmonth = apr,\n\turl = {https://arxiv.org/abs/2104.00298v2},\n'
			+ '\teprint = {2104.00298},\n\tarchiveprefix = {arXiv},\n\tnote = {code: https://g.example/x\\_y},\n}\n');
	});
});

/** A strict reader of what we write: braces have to balance, counted as BibTeX counts them, whether escaped or not. */
function readBibtex(text: string): { key: string; fields: Record<string, string> }[] {
	const records: { key: string; fields: Record<string, string> }[] = [];
	let at = 0;
	const expectText = (wanted: string): void => {
		if (!text.startsWith(wanted, at)) throw new Error(`Expected ${wanted} at ${at}: ${text.slice(at, at + 40)}`);
		at += wanted.length;
	};
	while (at < text.length) {
		const head = /@(?:misc|inproceedings)\{([^,\s]+),\n/y;
		head.lastIndex = at;
		const found = head.exec(text);
		if (!found) throw new Error(`No record at ${at}: ${text.slice(at, at + 40)}`);
		at = head.lastIndex;
		const fields: Record<string, string> = {};
		while (text[at] === '\t') {
			const name = /\t([a-z]+) = /y;
			name.lastIndex = at;
			const field = name.exec(text);
			if (!field) throw new Error(`No field at ${at}: ${text.slice(at, at + 40)}`);
			at = name.lastIndex;
			const from = at;
			if (text[at] === '{') {
				let depth = 0;
				do {
					if (at >= text.length) throw new Error('Unclosed field');
					if (text[at] === '{') depth++;
					if (text[at] === '}') depth--;
					at++;
				} while (depth > 0);
			} else {
				at += 3;
			}
			fields[field[1]!] = text.slice(from, at);
			expectText(',\n');
		}
		expectText('}\n');
		if (at < text.length) expectText('\n');
		records.push({ key: found[1]!, fields });
	}
	return records;
}

describe('CSV', () => {
	test('reads back cell by cell', () => {
		fc.assert(fc.property(entries, (list) => {
			const rows = readCsv(print('csv', list));
			expect(rows).toHaveLength(list.length + 1);
			expect(rows.every((row) => row.length === rows[0]!.length)).toBe(true);
			const title = rows[0]!.indexOf('title');
			expect(rows.slice(1).map((row) => row[title]!.replace(/^'(?=[=+@\t\r-])/, ''))).toEqual(list.map((one) => new TextDecoder().decode(new TextEncoder().encode(one.title)).replace(/^'(?=[=+@\t\r-])/, '')));
		}), { numRuns: 300 });
	});
});

test('CSV holds no formula', () => {
	const title = (text: string): string => readCsv(print('csv', [{ ...blank, title: text }]))[1]![4]!;
	for (const text of ['=HYPERLINK("https://evil.example")', '+1+1', '@SUM(A1)', '-2+3', '\t=1', '\r=1']) expect(title(text)).toBe(`'${text}`);
	for (const text of ['A = B', '- a list', '-', 'x-y', '']) expect(title(text)).toBe(text);
	const comment = readCsv(print('csv', [{ ...blank, comment: '- first\n- second' }]))[1]![11]!;
	expect(comment).toBe('- first\n- second');
});

function readCsv(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	for (let at = 0; at < text.length; ) {
		let value = '';
		if (text[at] === '"') {
			for (at++; ; at++) {
				if (text[at] !== '"') value += text.charAt(at);
				else if (text[at + 1] === '"') value += text.charAt(++at);
				else break;
			}
			at++;
		} else {
			while (text[at] !== ',' && text[at] !== '\r') value += text.charAt(at++);
		}
		row.push(value);
		if (text[at] === ',') {
			at++;
			continue;
		}
		expect(text.slice(at, at + 2)).toBe('\r\n');
		at += 2;
		rows.push(row);
		row = [];
	}
	return rows;
}

describe.each(['atom', 'html'])('%s', (id) => {
	test('is well formed, and links to nothing unsafe', () => {
		fc.assert(fc.property(entries, (list) => {
			const text = print(id, list);
			const open: string[] = [];
			for (const [, comment, close, name, attributes, empty, stray] of text.matchAll(/(<[!?][^>]*>)|<(\/?)([a-z0-9]+)((?:\s[a-z:-]+="[^"<]*")*)(\/?)>|(<)/g)) {
				if (comment) continue;
				expect(stray).toBeUndefined();
				if (close === '/') expect(open.pop()).toBe(name);
				else if (empty !== '/' && !['meta', 'br'].includes(name!)) open.push(name!);
				expect(attributes).not.toMatch(/href="(?!https?:)/);
			}
			expect(open).toEqual([]);
			expect(text.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
			expect(text).not.toMatch(/[\u0000-\u0008\v\f\u000e-\u001f\uffff]/);
			expect(text).not.toContain('<script');
		}), { numRuns: 300 });
	});
});

describe('feeds', () => {
	test('hold the dated entries newest first, with the dates that they have', () => {
		fc.assert(fc.property(entries, (list) => {
			const feed = JSON.parse(print('json-feed', list)) as { items: { id: string; date_published: string }[] };
			const dates = feed.items.map((item) => item.date_published);
			expect(dates).toHaveLength(list.filter((one) => one.date).length);
			expect(dates.every((text) => /^\d{4}-\d\d-\d\dT00:00:00Z$/.test(text) && !Number.isNaN(Date.parse(text)))).toBe(true);
			expect(dates.map((text) => text.slice(0, 4))).toEqual(dates.map((text) => text.slice(0, 4)).sort().reverse());
			expect(new Set(feed.items.map((item) => item.id)).size).toBe(dates.length);
			const xml = print('atom', list);
			expect([...xml.matchAll(/<published>(.*?)</g)].map((match) => match[1])).toEqual(dates);
			const updated = /<updated>(.*?)</.exec(xml)![1];
			expect(updated).toBe([...dates].sort().at(-1) ?? '1970-01-01T00:00:00Z');
		}));
	});
});

describe('JSON', () => {
	interface Schema {
		readonly type?: string | readonly string[];
		readonly enum?: readonly unknown[];
		readonly pattern?: string;
		readonly required?: readonly string[];
		readonly properties?: Readonly<Record<string, Schema>>;
		readonly items?: Schema;
	}

	function breaches(value: unknown, schema: Schema, place = ''): string[] {
		const type = value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
		if (schema.type && ![schema.type].flat().includes(type)) return [`${place} is ${type}`];
		if (schema.enum && !schema.enum.includes(value)) return [`${place} is ${String(value)}`];
		if (schema.pattern && typeof value === 'string' && !new RegExp(schema.pattern).test(value)) return [`${place} is ${value}`];
		if (Array.isArray(value)) return value.flatMap((item, index) => breaches(item, schema.items!, `${place}[${index}]`));
		if (type !== 'object') return [];
		const record = value as Record<string, unknown>;
		const known = Object.keys(schema.properties!);
		return [
			...schema.required!.filter((key) => !(key in record)).map((key) => `${place}.${key} is missing`),
			...Object.keys(record).flatMap((key) => (known.includes(key) ? breaches(record[key], schema.properties![key]!, `${place}.${key}`) : [`${place}.${key} is unknown`])),
		];
	}

	const schema = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../docs/entries.schema.json'), 'utf8')) as Schema;

	test('has the shape that is published', () => {
		fc.assert(fc.property(entries, (list) => {
			expect(breaches(JSON.parse(print('json', list)), schema)).toEqual([]);
		}));
		expect(breaches([{ date: '21' }], schema)).toContain('[0].date is 21');
		expect(breaches([{ extra: 1 }], schema)).toContain('[0].extra is unknown');
	});

	test('holds for a validator of JSON Schema, too', () => {
		const { $schema, ...keywords } = schema as unknown as Record<string, unknown>;
		expect($schema).toBe('https://json-schema.org/draft/2020-12/schema');
		// The validator knows older drafts only; all that the schema says means the same in those.
		const validate = new Ajv().compile(keywords);
		fc.assert(fc.property(entries, (list) => {
			expect(validate(JSON.parse(print('json', list)))).toBe(true);
		}));
		expect(validate([{ ...JSON.parse(print('json', [blank]))[0] as object, date: '21' }])).toBe(false);
		expect(validate([{}])).toBe(false);
	});
});
