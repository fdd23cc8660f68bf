import { describe, expect, test } from 'vitest';
import { heading, told } from './told';

describe('keyword-separator', () => {
	test('says where, why and what it would do', () => {
		expect(told('keyword-separator', heading + '**Keywords**: a, b\n')).toMatchInlineSnapshot(`
			[
			  "«,» Unexpected \`,\` between keywords, expected \`;\`",
			  "- Separate the keywords by semicolons: «,»→«;»",
			]
		`);
		expect(told('keyword-separator', heading + '**Keywords**: a,b; c\n')).toMatchInlineSnapshot(`[]`);
		expect(told('keyword-separator', heading + '**Keywords**: a; b;\n')).toMatchInlineSnapshot(`
			[
			  "«;» Unexpected \`;\` behind the last keyword, expected the end of the list",
			  "- Remove what separates nothing: «;»→«»",
			]
		`);
		expect(told('keyword-separator', heading + '**Keywords**: ; a;; b ; ;\n')).toMatchInlineSnapshot(`
			[
			  "«;» Unexpected \`;\` before the first keyword, expected a keyword",
			  "- Remove what separates nothing: «; »→«»",
			  "«;» Unexpected empty place between keywords, expected one \`;\`",
			  "- Remove what separates nothing: «;»→«»",
			  "«; ;» Unexpected \`;\` behind the last keyword, expected the end of the list",
			  "- Remove what separates nothing: « ; ;»→«»",
			]
		`);
		expect(told('keyword-separator', heading + '**Keywords**: ;\n')).toMatchInlineSnapshot(`
			[
			  "«;» Unexpected \`;\` without keywords, expected keywords or nothing",
			  "- Remove what separates nothing: «;»→«»",
			]
		`);
		expect(told('keyword-separator', heading + '**Keywords**: ;;;\n')).toMatchInlineSnapshot(`
			[
			  "«;;;» Unexpected \`;\` without keywords, expected keywords or nothing",
			  "- Remove what separates nothing: «;;;»→«»",
			]
		`);
		expect(told('keyword-separator', heading + '**Keywords**: ; a\n')).toMatchInlineSnapshot(`
			[
			  "«;» Unexpected \`;\` before the first keyword, expected a keyword",
			  "- Remove what separates nothing: «; »→«»",
			]
		`);
		expect(told('keyword-separator', heading + '**Keywords**: `a, b`, c\\, d, (e, f), 1,000 words, R&amp;D, g\n')).toMatchInlineSnapshot(`
			[
			  "«,» Unexpected \`,\` between keywords, expected \`;\`",
			  "- Separate the keywords by semicolons: «,»→«;» «,»→«;» «,»→«;» «,»→«;» «,»→«;»",
			]
		`);
		expect(told('keyword-separator', heading + '**Keywords**: a、b，c,\n')).toMatchInlineSnapshot(`
			[
			  "«、» Unexpected \`、\` between keywords, expected \`;\`",
			  "- Separate the keywords by semicolons: «、»→«; » «，»→«; » «,»→«»",
			]
		`);
		expect(told('keyword-separator', heading + '**Keywords**: models that (unbalanced, are long, and a sentence of many words that nobody would take for a list of keywords at all\n')).toMatchInlineSnapshot(`[]`);
		expect(told('keyword-separator', heading + '**Keywords**: x], y\n')).toMatchInlineSnapshot(`
			[
			  "«,» Unexpected \`,\` between keywords, expected \`;\`",
			  "- Separate the keywords by semicolons: «,»→«;»",
			]
		`);
	});
});

describe('duplicate-keyword', () => {
	test('says where, why and what it would do', () => {
		expect(told('duplicate-keyword', heading + '**Keywords**: a; A; b; a\n')).toMatchInlineSnapshot(`
			[
			  "«A» Unexpected \`A\` beside \`a\`, expected each keyword once",
			  "- Remove the second one: «; A»→«»",
			  "«a» Unexpected second \`a\`, expected each keyword once",
			  "- Remove the second one: «; a»→«»",
			]
		`);
		expect(told('duplicate-keyword', heading + '**Keywords**: a\n\n**Keywords**: a; b\n\n**Keywords**: b\n')).toMatchInlineSnapshot(`
			[
			  "«a» Unexpected second \`a\`, expected each keyword once",
			  "- Remove the second one: «a; »→«»",
			  "«b» Unexpected second \`b\`, expected each keyword once",
			]
		`);
		expect(told('duplicate-keyword', heading + '**Keywords**: a; a\n\n**Comment**: a; a\n')).toMatchInlineSnapshot(`
			[
			  "«a» Unexpected second \`a\`, expected each keyword once",
			  "- Remove the second one: «; a»→«»",
			]
		`);
	});
});

describe('unknown-keyword', () => {
	test('says where, why and what it would do', () => {
		expect(told('unknown-keyword', heading + '**Keywords**: Vision; robots; R&amp;D\n', { settings: { vocabulary: ['vision', 'R&D'], rules: { 'unknown-keyword': 'warning' } } })).toMatchInlineSnapshot(`
			[
			  "«robots» Unexpected keyword \`robots\`, expected one of the vocabulary",
			]
		`);
		expect(told('unknown-keyword', heading + '**Keywords**: Vision\n')).toMatchInlineSnapshot(`[]`);
	});
});

describe('missing-keywords', () => {
	test('says where, why and what it would do', () => {
		expect(told('missing-keywords', heading + 'Words.\n')).toMatchInlineSnapshot(`
			[
			  "«Title» Unexpected paper without keywords, expected \`**Keywords**:\` and at least one",
			]
		`);
	});
});

describe('field-name', () => {
	test('evens marks that make nothing bold, and italics among bold labels', () => {
		expect(told('field-name', heading + '**Keywords*: a\n\n** Summary** : b\n')).toMatchInlineSnapshot(`
			[
			  "«Keywords» Unexpected marks around the field name \`Keywords\`, expected \`**Keywords**\`",
			  "- Write **Keywords**: «**Keywords*:»→«**Keywords**:»",
			  "«Summary» Unexpected marks around the field name \`Summary\`, expected \`**Summary**\`",
			  "- Write **Summary**: «** Summary** :»→«**Summary** :»",
			]
		`);
		expect(told('field-name', heading + '*Keywords*: a\n')).toEqual([]);
		expect(told('field-name', heading + '*Keywords*: a\n\n**Comment**: b\n\n**Summary**: c\n')).toMatchInlineSnapshot(`
			[
			  "«Keywords» Unexpected italic field name \`Keywords\`, expected \`**Keywords**\` as elsewhere in this note",
			  "- Write **Keywords**: «*Keywords*:»→«**Keywords**:»",
			]
		`);
	});

	test('says where, why and what it would do', () => {
		expect(told('field-name', heading + '**keywords**: a\n\nkeyword: b\n\n**Comments:** c\n')).toMatchInlineSnapshot(`
			[
			  "«keywords» Unexpected field name \`keywords\`, expected \`Keywords\`",
			  "- Write Keywords: «keywords»→«Keywords»",
			  "«keyword» Unexpected field name \`keyword\`, expected \`Keywords\`",
			  "- Write **Keywords**: «keyword»→«**Keywords**»",
			  "«Comments» Unexpected field name \`Comments\`, expected \`Comment\`",
			  "- Write Comment: «Comments»→«Comment»",
			]
		`);
	});
});

describe('unknown-field', () => {
	test('says where, why and what it would do', () => {
		expect(told('unknown-field', heading + '**Sumary**: x\n\n **Coment**: y\n\n    **Summry**: z\n\n**Other**: w\n\na **Sumary**: v\n')).toMatchInlineSnapshot(`
			[
			  "«Sumary» Unexpected field name \`Sumary\`, expected \`Summary\`",
			  "- Write Summary: «Sumary»→«Summary»",
			  "«Coment» Unexpected field name \`Coment\`, expected \`Comment\`",
			  "- Write Comment: «Coment»→«Comment»",
			]
		`);
		expect(told('unknown-field', heading + '**Summary**: x\n\n**Sumary**: y\n\nSumary: z\n\n`x`\n\n> **Sumary**: q\n')).toMatchInlineSnapshot(`
			[
			  "«Sumary» Unexpected field name \`Sumary\`, expected \`Summary\`",
			  "- Write Summary (a choice): «Sumary»→«Summary»",
			]
		`);
	});
});

describe('empty-field', () => {
	test('says where, why and what it would do', () => {
		expect(told('empty-field', heading + '**Keywords**:\n\n**Summary**:\n')).toMatchInlineSnapshot(`
			[
			  "«**Keywords**:» Unexpected empty field \`Keywords\`, expected a value or no field",
			  "- Remove the empty field (a choice): «**Keywords**:⏎⏎»→«»",
			  "«**Summary**:» Unexpected empty field \`Summary\`, expected a value or no field",
			  "- Remove the empty field (a choice): «**Summary**:⏎»→«»",
			]
		`);
		expect(told('empty-field', heading + '**Keywords**:\n**Summary**: x\n\n**Comment**:\n\n## 2021-09-21\n')).toMatchInlineSnapshot(`
			[
			  "«**Keywords**:» Unexpected empty field \`Keywords\`, expected a value or no field",
			  "- Remove the empty field (a choice): «**Keywords**:⏎»→«»",
			  "«**Comment**:» Unexpected empty field \`Comment\`, expected a value or no field",
			  "- Remove the empty field (a choice): «**Comment**:⏎⏎»→«»",
			]
		`);
		expect(told('empty-field', heading + '**Keywords**:\n', { settings: { keepEmptyFields: true } })).toMatchInlineSnapshot(`[]`);
	});
});

describe('setext-trap', () => {
	test('says where, why and what it would do', () => {
		expect(told('setext-trap', heading + '**Comment**: x\n---\n')).toMatchInlineSnapshot(`
			[
			  "«---» Unexpected \`---\` right below text, which makes that text a heading, expected a blank line between",
			  "- Put a blank line between: «»→«⏎»",
			]
		`);
		expect(told('setext-trap', heading + '**Comment**: x\n\n---\n')).toMatchInlineSnapshot(`[]`);
	});
});

describe('unread-marker', () => {
	test('says where, why and what it would do', () => {
		expect(told('unread-marker', heading + '**Comment**: Mark and read later.\n')).toMatchInlineSnapshot(`
			[
			  "«Mark and read later» Unexpected \`Mark and read later\` without a status, expected \`**Status**: to read\`",
			  "- Set the status to \`to read\` (a choice): «**Comment**: Mark and read later.»→«**Status**: to read»",
			]
		`);
		expect(told('unread-marker', heading + '**Comment**: Good.  Read it later!\n\n**Keywords**: a\n')).toMatchInlineSnapshot(`
			[
			  "«Read it later» Unexpected \`Read it later\` without a status, expected \`**Status**: to read\`",
			  "- Set the status to \`to read\` (a choice): «  Read it later!»→«» «»→«⏎⏎**Status**: to read»",
			]
		`);
		expect(told('unread-marker', heading + "**Comment**: I haven't read it, but it is good.\n")).toMatchInlineSnapshot(`
			[
			  "«haven't read» Unexpected \`haven't read\` without a status, expected \`**Status**: to read\`",
			  "- Set the status to \`to read\` (a choice): «»→«⏎⏎**Status**: to read»",
			]
		`);
		expect(told('unread-marker', heading + '**Comment**: Read later.\n\n**Status**: read\n')).toMatchInlineSnapshot(`[]`);
		expect(told('unread-marker', heading + '**Keywords**: to be read\n\n**Summary**: x\n\n**Comment**: To be read\n')).toMatchInlineSnapshot(`
			[
			  "«To be read» Unexpected \`To be read\` without a status, expected \`**Status**: to read\`",
			  "- Set the status to \`to read\` (a choice): «**Comment**: To be read»→«**Status**: to read»",
			]
		`);
		expect(told('unread-marker', heading + '**Summary**: Still to read.\n\n**Comment**: Not read yet.\n', { settings: { statuses: ['waiting'], rules: { 'unread-marker': 'warning' } } })).toMatchInlineSnapshot(`
			[
			  "«Still to read» Unexpected \`Still to read\` without a status, expected \`**Status**: waiting\`",
			  "- Set the status to \`waiting\` (a choice): «**Summary**: Still to read.»→«**Status**: waiting»",
			]
		`);
	});
});
