import { decodeHTMLStrict } from 'entities/decode';
import { expect, test } from 'vitest';
import { decodeHTMLStrict as decodeInApp } from '../../src/obsidian/decode-entity';

test.each(['&amp;', '&lt;', '&gt;', '&quot;', '&#39;', '&#x2014;', '&mdash;', '&nbsp;', '&emsp;', '&eacute;', '&hellip;', '&#128512;', '&nosuchname;', '&#x0;', '&#32;'])(
	'%s is decoded in the app as in the terminal', (entity) => {
		expect(decodeInApp(entity)).toBe(decodeHTMLStrict(entity));
		expect(decodeInApp(entity)).toBe(decodeHTMLStrict(entity));
	},
);
