import { describe, expect, test } from 'vitest';
import { fixedText, problemsIn } from './fixture';

const head = '## 2021-09-22\n\n';
const slip = '**Keywords**: a;\n';

function found(text: string): string[] {
	return problemsIn(text).map(({ rule, span }) => `${text.slice(0, span[0]).split('\n').length} ${rule}`);
}

describe('an ignore comment', () => {
	test.each([
		['above an entry hides what is in it', `${head}<!-- ml-watch-ignore keyword-separator -->\n### Blog: [x](https://example.com/1)\n\n${slip}`],
		['with a blank line below speaks of the entry too', `${head}<!-- ml-watch-ignore keyword-separator -->\n\n### Blog: [x](https://example.com/1)\n\n${slip}`],
		['in %% speaks as well', `${head}%% ml-watch-ignore keyword-separator %%\n### Blog: [x](https://example.com/1)\n\n${slip}`],
		['without a name hides everything', `${head}<!-- ml-watch-ignore -->\n### Blog: [x]()\n\n${slip}`],
		['with several names hides them all', `${head}<!-- ml-watch-ignore keyword-separator, empty-link -->\n### Blog: [x]()\n\n${slip}`],
		['above another one speaks of the same', `${head}<!-- ml-watch-ignore empty-link -->\n<!-- ml-watch-ignore keyword-separator -->\n### Blog: [x]()\n\n${slip}`],
		['beside another one speaks of the same', `${head}<!-- ml-watch-ignore empty-link --> <!-- ml-watch-ignore keyword-separator -->\n### Blog: [x]()\n\n${slip}`],
		['above a line hides what is in it', `${head}### Blog: [x](https://example.com/1)\n\n<!-- ml-watch-ignore keyword-separator -->\n${slip}`],
		['at the end of a line hides what is in it', `${head}### Blog: [x]() <!-- ml-watch-ignore empty-link -->\n`],
		['at the end of a keyword list hides what is in it', `${head}### Blog: [x](https://example.com/1)\n\n**Keywords**: a, b <!-- ml-watch-ignore -->\n`],
		['above a date hides what is wrong with it', '# Log\n\n<!-- ml-watch-ignore date-heading -->\n## 2021.9.3\n'],
		['for the note hides it anywhere', `${head}### Blog: [x](https://example.com/1)\n\n${slip}\n<!-- ml-watch-ignore-file keyword-separator -->\n`],
		['for the note and without a name hides everything', `%% ml-watch-ignore-file %%\n\n${head}### Blog: [x]()\n\n${slip}`],
		['can say why', `${head}<!-- ml-watch-ignore empty-link -- not out yet -->\n### Blog: [x]()\n`],
		['above a near-entry hides it', `${head}<!-- ml-watch-ignore entry-heading -->\n### Blog [x](https://example.com/1)\n`],
	])('%s', (_what, text) => {
		expect(found(text)).toEqual([]);
	});

	test.each([
		['of another rule', `${head}<!-- ml-watch-ignore empty-link -->\n### Blog: [x](https://example.com/1)\n\n${slip}`, ['3 unused-ignore', '6 keyword-separator']],
		['of a line leaves the next one', `${head}### Blog: [x](https://example.com/1)\n\n<!-- ml-watch-ignore -->\nWords.\n\n${slip}`, ['5 unused-ignore', '8 keyword-separator']],
		['of an entry leaves the next one', `${head}<!-- ml-watch-ignore empty-link -->\n### Blog: [x]()\n\n### Blog: [y]()\n`, ['6 empty-link']],
		['above a date leaves its entries', '# Log\n\n<!-- ml-watch-ignore -->\n## 2021.9.3\n\n### Blog: [x]()\n', ['6 empty-link']],
		['at the end of a heading leaves its body', `${head}### Blog: [x]() <!-- ml-watch-ignore -->\n\n${slip}`, ['5 keyword-separator']],
		['in a fence', `${head}### Blog: [x](https://example.com/1)\n\n\`\`\`\n<!-- ml-watch-ignore -->\n\`\`\`\n${slip}`, ['8 keyword-separator']],
		['in inline code', `${head}### Blog: [x](https://example.com/1)\n\n\`<!-- ml-watch-ignore -->\`\n${slip}`, ['6 keyword-separator']],
		['that is not closed on its line', `${head}### Blog: [x]() %% ml-watch-ignore\n`, ['3 entry-heading']],
		['with a longer word', `${head}<!-- ml-watch-ignored -->\n### Blog: [x]()\n`, ['4 empty-link']],
		['of nothing below it', `${head}### Blog: [x](https://example.com/1)\n\n<!-- ml-watch-ignore -->\n`, ['5 unused-ignore']],
		['that hides nothing in its own line', `${head}### Blog: [x](https://example.com/1) <!-- ml-watch-ignore -->\n`, ['3 unused-ignore']],
		['above an entry that hides nothing', `${head}<!-- ml-watch-ignore -->\n### Blog: [x](https://example.com/1)\n`, ['3 unused-ignore']],
		['of no rule', `${head}<!-- ml-watch-ignore no-rule -->\n### Blog: [x]()\n`, ['3 unused-ignore', '4 empty-link']],
		['said twice', `${head}<!-- ml-watch-ignore empty-link empty-link -->\n### Blog: [x]()\n`, []],
	])('%s', (_what, text, expected) => {
		expect(found(text)).toEqual(expected);
	});

	test('of a rule that is off is not counted as unused', () => {
		expect(found(`${head}<!-- ml-watch-ignore insecure-url -->\n### Blog: [x](https://example.com/1)\n`)).toEqual([]);
	});

	test('hides that a comment hides nothing', () => {
		expect(found(`${head}%% ml-watch-ignore-file unused-ignore %%\n\n<!-- ml-watch-ignore empty-link -->\n### Blog: [x](https://example.com/1)\n`)).toEqual([]);
	});

	test.each([
		['with its line', `${head}<!-- ml-watch-ignore empty-link -->\n### Blog: [x](https://example.com/1)\n`, `${head}### Blog: [x](https://example.com/1)\n`],
		['with the spaces before it', `${head}### Blog: [x](https://example.com/1) %% ml-watch-ignore %%\n`, `${head}### Blog: [x](https://example.com/1)\n`],
		['by its name', `${head}<!-- ml-watch-ignore empty-link, no-rule, unsafe-url -->\n### Blog: [x]()\n`, `${head}<!-- ml-watch-ignore empty-link -->\n### Blog: [x]()\n`],
		['by its name, and what parts it from the next', `${head}<!-- ml-watch-ignore no-rule, unsafe-url,empty-link, field-name -->\n### Blog: [x]()\n`, `${head}<!-- ml-watch-ignore empty-link -->\n### Blog: [x]()\n`],
		['not where it says why', `${head}<!-- ml-watch-ignore no-rule -- because -->\n### Blog: [x](https://example.com/1)\n`, null],
		['not where it ends a comment around it', `${head}<!--\nOld. <!-- ml-watch-ignore -->\n\n### Blog: [x](https://example.com/1)\n\n<!-- c -->\n`, null],
		['not where it keeps what follows from being a fence', `${head}<!-- ml-watch-ignore -->\`\`\`\n\n### Blog: [x](https://example.com/1)\n`, null],
		['not where a line of marks would become an underline', `${head}### Blog: [x](https://example.com/1)\n\nWords\n--- <!-- ml-watch-ignore -->\n`, null],
		['with another one beside it', `${head}<!-- ml-watch-ignore --> <!-- ml-watch-ignore empty-link -->\n### Blog: [x](https://example.com/1)\n`, `${head}### Blog: [x](https://example.com/1)\n`],
	])('that hides nothing is removed %s', (_how, text, mended) => {
		expect(fixedText(text).text).toBe(mended ?? text);
	});
});
