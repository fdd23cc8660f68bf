import { dateHeading } from './date-heading';
import { duplicateKeyword } from './duplicate-keyword';
import { emptyField } from './empty-field';
import { emptyLink } from './empty-link';
import { entryHeading } from './entry-heading';
import { fieldName } from './field-name';
import { invisibleCharacter } from './invisible-character';
import { keywordSeparator } from './keyword-separator';
import { malformedLink } from './malformed-link';
import type { Rule } from './rule';
import { setextTrap } from './setext-trap';
import { unclosedBlock } from './unclosed-block';
import { unsafeUrl } from './unsafe-url';
import { unusedIgnore } from './unused-ignore';
import { wikilinkCollision } from './wikilink-collision';

/** All rules, in the order in which they are documented and in which they report about one place. */
export const rules: readonly Rule[] = [
	entryHeading,
	unclosedBlock,
	dateHeading,
	malformedLink,
	emptyLink,
	unsafeUrl,
	wikilinkCollision,
	keywordSeparator,
	duplicateKeyword,
	fieldName,
	emptyField,
	setextTrap,
	invisibleCharacter,
	unusedIgnore,
];
