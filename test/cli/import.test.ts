import { describe, expect, test } from 'vitest';
import { MemoryFiles, runOn } from './memory-files';

const log = '## 2021-09-22\n\n### arXiv: [A](https://arxiv.org/abs/2104.00298)\n';
const list = '# Papers\n\n- **A** [[paper]](https://arxiv.org/pdf/2104.00298v2)\n- **B** [[paper]](https://b.example) [[code]](https://github.com/b/b)\n- [C](https://c.example) (2021-09-20)\n- [B again](https://b.example/)\n- Words\n';

describe('import', () => {
	test('puts the papers of a list under their dates, and tells what it leaves out', async () => {
		const files = new MemoryFiles({ 'list.md': list, 'Log.md': log });
		const { code, out, err } = await runOn(files, 'import', 'list.md', '--into', 'Log.md', '--date', '2021-09-23');
		expect({ code, out }).toEqual({ code: 0, out: '' });
		expect(err).toBe([
			'list.md:1: A heading that is no date: # Papers', 'list.md:7: No link and no URL: - Words', 'list.md:3: Duplicate, stands in Log.md: A', 'list.md:6: Duplicate, the same as line 4: B again',
			'2 papers written, 2 duplicates and 2 lines left out.', '',
		].join('\n'));
		expect(files.text('Log.md')).toBe('## 2021-09-23\n\n### [B](https://b.example)\n\n[\\[code\\]](https://github.com/b/b)\n\n' + `${log}\n## 2021-09-20\n\n### [C](https://c.example)\n`);
		expect((await runOn(files, 'import', '--check', 'list.md', '--into', 'Log.md')).code).toBe(0);
	});

	test('knows a URL again that had to be written in another way', async () => {
		const files = new MemoryFiles({ 'list.md': '- [A](<https://a.example/(x>)\n- https://b.example/\u200b\n- https://c.example/x\\\n' });
		expect(await runOn(files, 'import', 'list.md', '--into', 'Log.md', '--date', '2021')).toMatchObject({ err: expect.stringContaining('3 papers written') });
		expect(await runOn(files, 'import', 'list.md', '--into', 'Log.md', '--date', '2021')).toMatchObject({ err: expect.stringContaining('0 papers written, 3 duplicates') });
	});

	test('knows what leads nowhere by its title, so that twice is once', async () => {
		const files = new MemoryFiles({ 'p.bib': '@misc{a, title = {A \\& B}}\n@misc{c, title = {C}}\n' });
		await runOn(files, 'import', 'p.bib', '--into', 'Log.md', '--date', '2021');
		const once = files.text('Log.md');
		expect(once).toContain('### [C]()');
		expect(await runOn(files, 'import', 'p.bib', '--into', 'Log.md', '--date', '2021')).toMatchObject({ err: expect.stringContaining('0 papers written, 2 duplicates') });
		expect(files.text('Log.md')).toBe(once);
	});

	test('tells by the exit code what it could not compare with, and what is no bibliography', async () => {
		const files = new MemoryFiles({ 'list.md': list, 'v/a.md': new Uint8Array([0xff]), 'p.bib': 'Words.\n' });
		expect((await runOn(files, 'import', 'list.md', '--into', 'Log.md', '--against', 'v', '--date', '2021')).code).toBe(2);
		expect((await runOn(files, 'import', 'p.bib', '--into', 'Log.md')).err).toContain('p.bib:1: No entry of BibTeX: Words.');
	});

	test('writes nothing with --check and --dry-run, and reads from a pipe', async () => {
		const files = new MemoryFiles({ 'Log.md': log, 'v/a.md': '### Lab: [B](https://b.example)\n' });
		files.input = list;
		expect(await runOn(files, 'import', '--check', '-', '--into', 'Log.md', '--date', '2021')).toMatchObject({ code: 1, err: expect.stringContaining('2 papers would be written') });
		expect((await runOn(files, 'import', '--dry-run', '--ignore-dates', '--date', '2021-09-22', '-', '--into', 'Log.md')).out).toContain('+### [C](https://c.example)\n');
		expect(await runOn(files, 'import', '--check', '--against', 'v', '-', '--into', 'Log.md')).toMatchObject({ err: expect.stringContaining('Duplicate, stands in v/a.md: B') });
		expect(await runOn(files, 'import', '--dry-run', '--duplicates', '--date', '2021', '-', '--into', 'New.md')).toMatchObject({ err: expect.stringContaining('4 papers would be written') });
		expect(files.writes).toEqual([]);
	});

	test('reads BibTeX, and tells the entry that is broken', async () => {
		const bibtex = '@string{cvpr = "CVPR"}\n\n@inproceedings{k,\n\ttitle = {Hello {W}orld \\& \\"o},\n\tauthor = {Lovelace, Ada and {Big Corp}},\n\tyear = 2021, month = apr, booktitle = cvpr,\n\teprint = {2104.00298}, archiveprefix = {arXiv},\n\tkeywords = {a, b}\n}\n\n@article{broken, title = {x\n\n@misc{c, title = {C}, url = {https://c.example/a_b}, year = 2020}\n';
		const files = new MemoryFiles({ 'p.bib': bibtex });
		const { code, err } = await runOn(files, 'import', 'p.bib', '--into', 'Log.md');
		expect(code).toBe(0);
		expect(err).toContain('p.bib:11: Unreadable');
		expect(files.text('Log.md')).toBe('## 2021-04\n\n### [Hello World & ö](https://arxiv.org/abs/2104.00298)\n\n**Keywords**: a; b\n\n**Authors**: Ada Lovelace, Big Corp\n\n**Venue**: CVPR\n\n## 2020\n\n### [C](https://c.example/a_b)\n');
	});

	test('reads RIS and CSL-JSON by their names or their first words', async () => {
		const ris = 'TY  - JOUR\nTI  - Hello\nAU  - Lovelace, Ada\nPY  - 2021/04/01\nDO  - 10.1000/x\nKW  - a\nAB  - About it.\nER  - \n';
		const csl = JSON.stringify([{ id: 'a', title: 'Two', URL: 'https://two.example', DOI: '10.1000/y', issued: { 'date-parts': [[2021, 4, 1]] }, author: [{ family: 'Lovelace', given: 'Ada' }] }, { id: 'b' }, 7]);
		const files = new MemoryFiles({ 'p.ris': ris, 'p.json': csl });
		expect((await runOn(files, 'import', 'p.ris', '--into', 'Log.md')).code).toBe(0);
		expect((await runOn(files, 'import', 'p.json', '--into', 'Log.md')).err).toContain('1 paper written, 0 duplicates and 2 lines left out.');
		expect(files.text('Log.md')).toBe('## 2021-04-01\n\n### [Hello](https://doi.org/10.1000/x)\n\n**Keywords**: a\n\n**Summary**: About it.\n\n**Authors**: Ada Lovelace\n\n### [Two](https://two.example)\n\n[\\[doi\\]](https://doi.org/10.1000/y)\n\n**Authors**: Ada Lovelace\n');
		for (const text of [ris, csl, '@misc{c, title = {C}, url = {https://c.example}}']) {
			files.input = text;
			expect(await runOn(files, 'import', '-', '--into', 'New.md', '--check', '--date', '2021')).toMatchObject({ code: 1, err: expect.stringContaining('1 paper would be written') });
		}
	});

	test.each([
		[['import'], 'Missing file'],
		[['import', 'list.md'], 'Missing `--into`'],
		[['import', 'list.md', '--into', 'Log.txt'], 'ends with .md'],
		[['import', 'none.md', '--into', 'Log.md'], 'No such file: none.md'],
		[['import', 'broken.json', '--into', 'Log.md'], 'cannot be read as csl-json'],
	])('explains %j', async (argv, message) => {
		expect(await runOn(new MemoryFiles({ 'list.md': list, 'broken.json': '[{' }), ...argv)).toMatchObject({ code: 2, err: expect.stringContaining(message) });
	});
});
