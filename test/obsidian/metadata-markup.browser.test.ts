// The app parses with the platform's own `DOMParser`: only a real one shows what that makes of bad markup.
import { expect, test } from 'vitest';
import { markupCases, readCase } from '../metadata/markup-cases';

test.each(markupCases.map((one) => [one.name, one] as const))('the app reads %s', (_, one) => {
	const paper = readCase(one, (text, type) => new DOMParser().parseFromString(text, type).documentElement);
	if (one.says === null) expect(paper).toBeNull();
	else expect(paper).toMatchObject(one.says);
});
