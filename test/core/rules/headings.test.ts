import { describe, expect, test } from 'vitest';
import { fixedText, someDay } from '../lint/fixture';
import { heading, told, underDate } from './told';

describe('entry-heading', () => {
	test('says where, why and what it would do', () => {
		expect(told('entry-heading', underDate + '### Blog [Title](https://example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«Blog» Unexpected source without colon, expected \`: \` before the title's \`[\`",
			  "- Put a colon behind the source: «»→«:»",
			]
		`);
		expect(told('entry-heading', underDate + '### Blog:: x[Title](https://example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«Blog:: x» Unexpected source without colon, expected \`: \` before the title's \`[\`",
			  "- Put a colon behind the source: «»→«: »",
			]
		`);
		expect(told('entry-heading', underDate + '### Blog[Title](https://example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«Blog» Unexpected source without colon, expected \`: \` before the title's \`[\`",
			  "- Put a colon behind the source: «»→«: »",
			]
		`);
		expect(told('entry-heading', underDate + '###Blog: [Title](https://example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«Blog: [Title](https://example.com/a)» Unexpected \`#\` without a space, so this is no heading, expected a space behind \`#\`",
			  "- Put a space behind #: «»→« »",
			]
		`);
		expect(told('entry-heading', underDate + '##2021-09-21\n')).toMatchInlineSnapshot(`
			[
			  "«2021-09-21» Unexpected \`#\` without a space, so this is no heading, expected a space behind \`#\`",
			  "- Put a space behind #: «»→« »",
			]
		`);
		expect(told('entry-heading', underDate + '### Blog: [Title(https://example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«[Title(https://example.com/a)» Unexpected end of the heading in a broken link, expected \`[Title](url)\`",
			  "- Close the bracket: «»→«]»",
			]
		`);
		expect(told('entry-heading', underDate + '### Blog: [Title](https://example.com/a\n')).toMatchInlineSnapshot(`
			[
			  "«[Title](https://example.com/a» Unexpected end of the heading in a broken link, expected \`[Title](url)\`",
			  "- Close the parenthesis: «»→«)»",
			]
		`);
		expect(told('entry-heading', underDate + '### Blog: Title](https://example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«Blog: Title](https://example.com/a)» Unexpected end of the heading in a broken link, expected \`[Title](url)\`",
			]
		`);
		expect(told('entry-heading', underDate + '### Blog: [Title] (https://example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«[Title] (https://example.com/a)» Unexpected end of the heading in a broken link, expected \`[Title](url)\`",
			  "- Join title and URL: « »→«»",
			]
		`);
		expect(told('entry-heading', underDate + '### Blog: [Title]https://example.com/a\n')).toMatchInlineSnapshot(`
			[
			  "«[Title]https://example.com/a» Unexpected end of the heading in a broken link, expected \`[Title](url)\`",
			  "- Join title and URL: «»→«(» «»→«)»",
			]
		`);
		expect(told('entry-heading', underDate + '### Blog: [Ti[tle](https://example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«[Ti[tle](https://example.com/a)» Unexpected end of the heading in a broken link, expected \`[Title](url)\`",
			  "- Escape the lonely bracket: «»→«\\»",
			]
		`);
		expect(told('entry-heading', underDate + '### Blog: [Title](https://example.com/a) and words\n')).toMatchInlineSnapshot(`
			[
			  "«and words» Unexpected text behind the title's link, expected the end of the heading, so this is no entry",
			]
		`);
		expect(told('entry-heading', underDate + '# Blog: [Title](https://example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«Blog: [Title](https://example.com/a)» Unexpected entry at level 1, expected a level from 2 to 6",
			  "- Make it a heading of level 3 (a choice): «»→«##»",
			]
		`);
		expect(told('entry-heading', heading + '# Blog: [Title](https://example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«Blog: [Title](https://example.com/a)» Unexpected entry at level 1, expected a level from 2 to 6",
			  "- Make it a heading of level 3 (a choice): «»→«##»",
			]
		`);
		expect(told('entry-heading', underDate + '# End\n\n### :star:[Title](https://example.com/a)\n\n##2021-09-21\n\n### Blog [T](https://example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«[» Unexpected title without source outside any date, expected \`Source: \` before \`[\`",
			  "«2021-09-21» Unexpected \`#\` without a space, so this is no heading, expected a space behind \`#\`",
			  "- Put a space behind #: «»→« »",
			]
		`);
	});
});

describe('date-heading', () => {
	test('says where, why and what it would do', () => {
		expect(told('date-heading', '## 2021-9-3:\n\n## 2021-02-30 ：\n\n## 2021.13.40\n\n## 2021-09-01 :\n')).toMatchInlineSnapshot(`
			[
			  "«2021-9-3» Unexpected date \`2021-9-3\`, expected \`2021-09-03\`",
			  "- Write 2021-09-03: «2021-9-3»→«2021-09-03»",
			  "«2021-02-30» Unexpected date \`2021-02-30\`, expected a day of the calendar",
			  "«2021.13.40» Unexpected date \`2021.13.40\`, expected a day of the calendar",
			]
		`);
	});
});

describe('entry-heading, of what stands in another form', () => {
	test('writes a date that stands in another form as the others, and asks where a word would go', () => {
		const date = (heading: string) => told('entry-heading', `## 2021.09.24\n\n${heading}\n`);
		expect(date('## 2021. 9. 22')).toMatchInlineSnapshot(`
			[
			  "«2021. 9. 22» Unexpected form of the date \`2021. 9. 22\`, which is not read, expected \`2021.09.22\`",
			  "- Write 2021.09.22: «2021. 9. 22»→«2021.09.22»",
			]
		`);
		expect(date('## September 22, 2021')).toMatchInlineSnapshot(`
			[
			  "«September 22, 2021» Unexpected form of the date \`September 22, 2021\`, which is not read, expected \`2021.09.22\`",
			  "- Write 2021.09.22: «September 22, 2021»→«2021.09.22»",
			]
		`);
		expect(date('## 2021.09.22 (Wed)')).toMatchInlineSnapshot(`
			[
			  "«2021.09.22 (Wed)» Unexpected form of the date \`2021.09.22 (Wed)\`, which is not read, expected \`2021.09.22\`",
			  "- Write 2021.09.22 (a choice): «2021.09.22 (Wed)»→«2021.09.22»",
			]
		`);
		expect(date('## [[2021-09-22]]')).toMatchInlineSnapshot(`
			[
			  "«[[2021-09-22]]» Unexpected form of the date \`[[2021-09-22]]\`, which is not read, expected \`2021.09.22\`",
			  "- Write 2021.09.22 (a choice): «[[2021-09-22]]»→«2021.09.22»",
			]
		`);
		expect(date('## 22/09/2021')).toMatchInlineSnapshot(`
			[
			  "«22/09/2021» Unexpected form of a date, which is not read, expected one such as \`2021-09-22\`",
			]
		`);
	});

	test('finds headings that HTML takes in', () => {
		const lines = (text: string) => told('entry-heading', text).filter((line) => line.startsWith('«'));
		const hidden = (what: string) => `«${what}» Unexpected heading right below HTML, which takes it in, expected a blank line above it`;
		expect(lines(`${heading}<br>\n### Blog: [T](https://example.com/b)\n`)).toEqual([hidden('### Blog: [T](https://example.com/b)')]);
		expect(lines(`## 2021-09-23\n\n<img src="a.png">\r\n## 2021-09-22 ##\r\n### [T](https://example.com/b)\n`)).toEqual([
			hidden('## 2021-09-22 ##'), hidden('### [T](https://example.com/b)'),
		]);
		for (const none of ['<br>\n\n### Blog: [T](https://example.com/b)\n', '<br>\n### Words\n', '<b>x</b> y\n### Blog: [T](https://example.com/b)\n', '```\n<br>\n### Blog: [T](u)\n```\n']) {
			expect(lines(heading + none)).toEqual([]);
		}
	});

	test('puts one space in the place of others that make no heading', () => {
		const { text } = fixedText(`##\u00a02021.09.23\n\n##\u200b\u3000Blog: [T](https://example.com/a)\n\n${heading}`, { today: someDay });
		expect(text).toBe(`## 2021.09.23\n\n## Blog: [T](https://example.com/a)\n\n${heading}`);
	});
});

describe('star-style', () => {
	test('takes stars on either side of the colon', () => {
		const mended = (heading: string) => fixedText(`${underDate}${heading}\n`, { today: someDay }).text.slice(underDate.length, -1);
		expect(mended('### Blog :star:: [T](https://example.com/a)')).toBe('### :star:Blog: [T](https://example.com/a)');
		expect(mended('### Blog ⭐：⭐ [T](https://example.com/a)')).toBe('### ⭐⭐Blog：[T](https://example.com/a)');
	});

	test('says where, why and what it would do', () => {
		expect(told('star-style', underDate + '### Blog: :star: [T](https://example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«:star:» Unexpected star between source and title, expected it before the source",
			  "- Move the star to the front: «»→«:star:» «: :star: »→«: »",
			]
		`);
		expect(told('star-style', underDate + '### Blog: :star:[T](https://example.com/a)\n\n### :star:Blog: ⭐ [T](https://example.com/b)\n')).toMatchInlineSnapshot(`
			[
			  "«:star:» Unexpected star between source and title, expected it before the source",
			  "- Move the star to the front: «»→«:star:» «: :star:»→«: »",
			  "«⭐» Unexpected star between source and title, expected it before the source",
			  "- Move the star to the front: «: ⭐ »→«: »",
			]
		`);
		expect(told('star-style', underDate + '### :star: Blog: [T](https://example.com/a)\n', { settings: { starSpacing: 'none' } })).toMatchInlineSnapshot(`
			[
			  "«:star: » Unexpected \`:star: \`, expected \`:star:\` as in the other starred entries",
			  "- Write the star like the others: « »→«»",
			]
		`);
		expect(told('star-style', underDate + '### :star:Blog: [T](https://example.com/a)\n\n### ⭐⭐Blog: [T](https://example.com/b) :star:\n', { settings: { starForm: '★', starSpacing: 'space' } })).toMatchInlineSnapshot(`
			[
			  "«:star:» Unexpected \`:star:\`, expected \`★ \` as in the other starred entries",
			  "- Write the star like the others: «:star:»→«★» «»→« »",
			  "«⭐» Unexpected \`⭐\`, expected \`★\` as in the other starred entries",
			  "- Write the star like the others: «⭐»→«★»",
			  "«⭐» Unexpected \`⭐\`, expected \`★ \` as in the other starred entries",
			  "- Write the star like the others: «⭐»→«★» «»→« »",
			  "«:star:» Unexpected \`:star:\`, expected \`★\` as in the other starred entries",
			  "- Write the star like the others: «:star:»→«★»",
			]
		`);
		expect(told('star-style', underDate + '### [T](https://example.com/a) :star:\n', { settings: { starForm: '⭐' } })).toMatchInlineSnapshot(`
			[
			  "«:star:» Unexpected \`:star:\`, expected \`⭐\` as in the other starred entries",
			  "- Write the star like the others: «:star:»→«⭐»",
			]
		`);
		expect(told('star-style', underDate + Array.from({ length: 9 }, (_, index) => `### :star:Blog: [T](https://example.com/${index})\n\n`).join('') + '### :star: Blog: [T](https://example.com/x)\n\n### ★Blog: [T](https://example.com/y)\n')).toMatchInlineSnapshot(`
			[
			  "«:star: » Unexpected \`:star: \`, expected \`:star:\` as in the other starred entries",
			  "- Write the star like the others: « »→«»",
			  "«★» Unexpected \`★\`, expected \`:star:\` as in the other starred entries",
			  "- Write the star like the others: «★»→«:star:»",
			]
		`);
	});
});

describe('invisible-character', () => {
	test('says where, why and what it would do', () => {
		expect(told('invisible-character', underDate + '### Blog:\u200b [T\u200bx](https://example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«U+200B» Unexpected invisible character U+200B, expected nothing in its place",
			  "- Remove the invisible character: «U+200B»→«»",
			  "«U+200B» Unexpected invisible character U+200B, expected nothing in its place",
			  "- Remove the invisible character: «U+200B»→«»",
			]
		`);
		expect(told('invisible-character', underDate + '### \u200b\u200bBlog: [T](https://example.com/a\u200b)\n')).toMatchInlineSnapshot(`
			[
			  "«U+200BU+200B» Unexpected invisible character U+200B, expected nothing in its place",
			  "- Remove the invisible character: «U+200BU+200B»→«»",
			  "«U+200B» Unexpected invisible character U+200B, expected nothing in its place",
			  "- Remove the invisible character: «U+200B»→«»",
			]
		`);
		expect(told('invisible-character', heading + '**Keywords**: a\u200bb; \u200b\u200cc\n')).toMatchInlineSnapshot(`
			[
			  "«U+200B» Unexpected invisible character U+200B, expected nothing in its place",
			  "- Remove the invisible character: «U+200B»→«»",
			  "«U+200BU+200C» Unexpected invisible character U+200B, expected nothing in its place",
			  "- Remove the invisible character: «U+200BU+200C»→«»",
			]
		`);
		expect(told('invisible-character', heading + '**Keywords**: \u0e01\u200b\u0e02; \u1000\u200bx; \u1780\u200bx; x\u200b\u1100; \u0e00\u200bx; x\u200b\u0fff; x\u200b\u109f; x\u200b\u17ff; x\u200b\u1800\n')).toMatchInlineSnapshot(`
			[
			  "«U+200B» Unexpected invisible character U+200B, expected nothing in its place",
			  "- Remove the invisible character: «U+200B»→«»",
			  "«U+200B» Unexpected invisible character U+200B, expected nothing in its place",
			  "- Remove the invisible character: «U+200B»→«»",
			]
		`);
		expect(told('invisible-character', heading + '**Keywords**: \u0646\u200c\u0645; \u{1F468}\u200d\u{1F469}; a\u200c; a\ufeffb\n')).toMatchInlineSnapshot(`
			[
			  "«U+200C» Unexpected invisible character U+200C, expected nothing in its place",
			  "- Remove the invisible character: «U+200C»→«»",
			  "«U+FEFF» Unexpected invisible character U+FEFF, expected nothing in its place",
			  "- Remove the invisible character: «U+FEFF»→«»",
			]
		`);
		expect(told('invisible-character', heading + '**Comment**: a\u200bb\n')).toMatchInlineSnapshot(`[]`);
	});
});

describe('unclosed-block', () => {
	test('says where, why and what it would do', () => {
		expect(told('unclosed-block', heading + '```js\n\n### Blog: [T](https://example.com/b)\n')).toMatchInlineSnapshot(`
			[
			  "«\`\`\`» Unexpected code fence that is never closed and hides 1 entry or date below, expected \`\` \`\`\` \`\`",
			  "- Close it above the first hidden heading (a choice): «»→«⏎\`\`\`»",
			]
		`);
		expect(told('unclosed-block', heading + '~~~~\nx\n')).toMatchInlineSnapshot(`
			[
			  "«~~~~» Unexpected code fence that is never closed and hides the rest of the note, expected \`~~~~\`",
			]
		`);
		expect(told('unclosed-block', heading + '<!-- x\n\n## 2021-09-21\n\n### Blog: [T](https://example.com/b)\n')).toMatchInlineSnapshot(`
			[
			  "«<!--» Unexpected comment that is never closed and hides 2 entries and dates below, expected \`-->\`",
			  "- Close it above the first hidden heading (a choice): «»→«⏎-->»",
			]
		`);
		expect(told('unclosed-block', heading + '$$\nx\n')).toMatchInlineSnapshot(`
			[
			  "«$$» Unexpected math block that is never closed and hides the rest of the note, expected \`$$\`",
			]
		`);
		expect(told('unclosed-block', heading + '%%\nx\n\n### Blog: [T](https://example.com/b)\n')).toMatchInlineSnapshot(`
			[
			  "«%%» Unexpected comment that is never closed and hides 1 entry or date below, expected \`%%\`",
			  "- Close it above the first hidden heading (a choice): «»→«⏎%%»",
			]
		`);
		expect(told('unclosed-block', '# Recipe\n\n```\nx\n')).toMatchInlineSnapshot(`[]`);
		expect(told('unclosed-block', '```\n\n## 2021-09-21\n\n### Blog: [T](https://example.com/b)\n')).toMatchInlineSnapshot(`
			[
			  "«\`\`\`» Unexpected code fence that is never closed and hides 2 entries and dates below, expected \`\` \`\`\` \`\`",
			  "- Close it above the first hidden heading (a choice): «»→«⏎\`\`\`»",
			]
		`);
	});
});

describe('conflict-marker', () => {
	test('says where, why and what it would do', () => {
		expect(told('conflict-marker', heading + '<<<<<<< mine\na\n=======\nb\n>>>>>>> theirs\n')).toMatchInlineSnapshot(`
			[
			  "«<<<<<<< mine» Unexpected \`<<<<<<< mine\` of an unsettled conflict, expected one version of the lines below",
			  "- Keep the first version (a choice): «<<<<<<< mine⏎»→«» «=======⏎b⏎>>>>>>> theirs⏎»→«»",
			  "- Keep the second version (a choice): «<<<<<<< mine⏎a⏎=======⏎»→«» «>>>>>>> theirs⏎»→«»",
			  "- Keep both versions (a choice): «<<<<<<< mine⏎»→«» «=======⏎»→«» «>>>>>>> theirs⏎»→«»",
			]
		`);
		expect(told('conflict-marker', heading + '<<<<<<< mine\na\n||||||| base\nc\n=======\nb\n>>>>>>> theirs\n')).toMatchInlineSnapshot(`
			[
			  "«<<<<<<< mine» Unexpected \`<<<<<<< mine\` of an unsettled conflict, expected one version of the lines below",
			  "- Keep the first version (a choice): «<<<<<<< mine⏎»→«» «||||||| base⏎c⏎=======⏎b⏎>>>>>>> theirs⏎»→«»",
			  "- Keep the second version (a choice): «<<<<<<< mine⏎a⏎||||||| base⏎c⏎=======⏎»→«» «>>>>>>> theirs⏎»→«»",
			  "- Keep both versions (a choice): «<<<<<<< mine⏎»→«» «||||||| base⏎c⏎=======⏎»→«» «>>>>>>> theirs⏎»→«»",
			]
		`);
		expect(told('conflict-marker', heading + '<<<<<<< mine\na\n<<<<<<< again\n=======\nb\n>>>>>>> theirs\n')).toMatchInlineSnapshot(`
			[
			  "«<<<<<<< mine» Unexpected \`<<<<<<< mine\` of an unsettled conflict, expected one version of the lines below",
			  "«<<<<<<< again» Unexpected \`<<<<<<< again\` of an unsettled conflict, expected one version of the lines below",
			  "- Keep the first version (a choice): «<<<<<<< again⏎»→«» «=======⏎b⏎>>>>>>> theirs⏎»→«»",
			  "- Keep the second version (a choice): «<<<<<<< again⏎=======⏎»→«» «>>>>>>> theirs⏎»→«»",
			  "- Keep both versions (a choice): «<<<<<<< again⏎»→«» «=======⏎»→«» «>>>>>>> theirs⏎»→«»",
			]
		`);
		expect(told('conflict-marker', heading + '>>>>>>> theirs\n')).toMatchInlineSnapshot(`
			[
			  "«>>>>>>> theirs» Unexpected \`>>>>>>> theirs\` of an unsettled conflict, expected one version of the lines below",
			]
		`);
		expect(told('conflict-marker', heading + '=======\n')).toMatchInlineSnapshot(`[]`);
		expect(told('conflict-marker', heading + '<<<<<<< mine\n')).toMatchInlineSnapshot(`
			[
			  "«<<<<<<< mine» Unexpected \`<<<<<<< mine\` of an unsettled conflict, expected one version of the lines below",
			]
		`);
		expect(told('conflict-marker', heading + '<<<<<<< mine\n=======\n||||||| late\n>>>>>>> theirs\n')).toMatchInlineSnapshot(`
			[
			  "«<<<<<<< mine» Unexpected \`<<<<<<< mine\` of an unsettled conflict, expected one version of the lines below",
			  "- Keep the first version (a choice): «<<<<<<< mine⏎»→«» «=======⏎||||||| late⏎>>>>>>> theirs⏎»→«»",
			  "- Keep the second version (a choice): «<<<<<<< mine⏎=======⏎»→«» «>>>>>>> theirs⏎»→«»",
			  "- Keep both versions (a choice): «<<<<<<< mine⏎»→«» «=======⏎»→«» «>>>>>>> theirs⏎»→«»",
			]
		`);
	});
});

describe('unused-ignore', () => {
	test('says where, why and what it would do', () => {
		expect(told('unused-ignore', heading + '<!-- ml-watch-ignore empty-link -->\nWords.\n')).toMatchInlineSnapshot(`
			[
			  "«empty-link» Unexpected ignored rule \`empty-link\`, which hides nothing here, expected a problem of that rule",
			  "- Remove the comment: «<!-- ml-watch-ignore empty-link -->⏎»→«»",
			]
		`);
		expect(told('unused-ignore', heading + 'Words. <!-- ml-watch-ignore empty-link -->\n')).toMatchInlineSnapshot(`
			[
			  "«empty-link» Unexpected ignored rule \`empty-link\`, which hides nothing here, expected a problem of that rule",
			  "- Remove the comment: « <!-- ml-watch-ignore empty-link -->»→«»",
			]
		`);
		expect(told('unused-ignore', heading + 'Words. <!-- ml-watch-ignore empty-link --> more\n')).toMatchInlineSnapshot(`
			[
			  "«empty-link» Unexpected ignored rule \`empty-link\`, which hides nothing here, expected a problem of that rule",
			  "- Remove the comment: «<!-- ml-watch-ignore empty-link -->»→«»",
			]
		`);
		expect(told('unused-ignore', heading + '<!-- ml-watch-ignore empty-link -- because -->\nWords.\n')).toMatchInlineSnapshot(`
			[
			  "«empty-link» Unexpected ignored rule \`empty-link\`, which hides nothing here, expected a problem of that rule",
			]
		`);
		expect(told('unused-ignore', heading + '<!-- ml-watch-ignore -->\nWords.\n')).toMatchInlineSnapshot(`
			[
			  "«<!-- ml-watch-ignore -->» Unexpected ignore comment that hides nothing, expected a problem in what it speaks of",
			  "- Remove the comment: «<!-- ml-watch-ignore -->⏎»→«»",
			]
		`);
		expect(told('unused-ignore', heading + '<!-- ml-watch-ignore nothing-like-it -->\nWords.\n')).toMatchInlineSnapshot(`
			[
			  "«nothing-like-it» Unexpected \`nothing-like-it\`, expected the name of a rule",
			  "- Remove the comment: «<!-- ml-watch-ignore nothing-like-it -->⏎»→«»",
			]
		`);
		expect(told('unused-ignore', heading + '%% ml-watch-ignore-file empty-link %%\n')).toMatchInlineSnapshot(`
			[
			  "«empty-link» Unexpected ignored rule \`empty-link\`, which hides nothing here, expected a problem of that rule",
			  "- Remove the comment: «%% ml-watch-ignore-file empty-link %%⏎»→«»",
			]
		`);
		expect(told('unused-ignore', heading + '<!-- ml-watch-ignore empty-link, empty-field unsafe-url -->\n[\\[code\\]]()\n')).toMatchInlineSnapshot(`
			[
			  "«empty-field» Unexpected ignored rule \`empty-field\`, which hides nothing here, expected a problem of that rule",
			  "- Remove what hides nothing: «, empty-field»→«» « unsafe-url»→«»",
			  "«unsafe-url» Unexpected ignored rule \`unsafe-url\`, which hides nothing here, expected a problem of that rule",
			  "- Remove what hides nothing: «, empty-field»→«» « unsafe-url»→«»",
			]
		`);
		expect(told('unused-ignore', heading + '<!-- ml-watch-ignore empty-field empty-link -->\n[\\[code\\]]()\n')).toMatchInlineSnapshot(`
			[
			  "«empty-field» Unexpected ignored rule \`empty-field\`, which hides nothing here, expected a problem of that rule",
			  "- Remove what hides nothing: «empty-field »→«»",
			]
		`);
		expect(told('unused-ignore', heading + '[\\[code\\]]() <!-- ml-watch-ignore empty-link -->\n')).toMatchInlineSnapshot(`[]`);
		expect(told('unused-ignore', heading + 'Words.<!-- ml-watch-ignore empty-link -->\n')).toMatchInlineSnapshot(`
			[
			  "«empty-link» Unexpected ignored rule \`empty-link\`, which hides nothing here, expected a problem of that rule",
			  "- Remove the comment: «<!-- ml-watch-ignore empty-link -->»→«»",
			]
		`);
		expect(told('unused-ignore', heading + 'Words.\n<!-- ml-watch-ignore empty-link -->')).toMatchInlineSnapshot(`
			[
			  "«empty-link» Unexpected ignored rule \`empty-link\`, which hides nothing here, expected a problem of that rule",
			  "- Remove the comment: «<!-- ml-watch-ignore empty-link -->»→«»",
			]
		`);
	});
});
