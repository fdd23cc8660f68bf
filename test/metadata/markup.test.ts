import { expect, test } from 'vitest';
import { parseMarkup } from '../../src/cli/markup';
import { markupCases, readCase } from './markup-cases';

test.each(markupCases.map((one) => [one.name, one] as const))('the terminal reads %s', (_, one) => {
	const paper = readCase(one, parseMarkup);
	if (one.says === null) expect(paper).toBeNull();
	else expect(paper).toMatchObject(one.says);
});
