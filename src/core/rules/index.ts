import { arxivForm } from './arxiv-form';
import { conflictMarker } from './conflict-marker';
import { dateFormat } from './date-format';
import { dateHeading } from './date-heading';
import { dateOrder } from './date-order';
import { dateUrlMismatch } from './date-url-mismatch';
import { duplicateDate } from './duplicate-date';
import { duplicateEntry } from './duplicate-entry';
import { duplicateKeyword } from './duplicate-keyword';
import { duplicateLink } from './duplicate-link';
import { emptyField } from './empty-field';
import { emptyLink } from './empty-link';
import { entryHeading } from './entry-heading';
import { entryLevel } from './entry-level';
import { fieldName } from './field-name';
import { fieldOrder } from './field-order';
import { futureDate } from './future-date';
import { insecureUrl } from './insecure-url';
import { invisibleCharacter } from './invisible-character';
import { keywordSeparator } from './keyword-separator';
import { keywordVariant } from './keyword-variant';
import { linkDefinitionHijack } from './link-definition-hijack';
import { malformedLink } from './malformed-link';
import { missingAttachment } from './missing-attachment';
import { missingBlankLine } from './missing-blank-line';
import { missingKeywords } from './missing-keywords';
import { missingSource } from './missing-source';
import { mixedLinkStyle } from './mixed-link-style';
import type { Rule } from './rule';
import { setextTrap } from './setext-trap';
import { sourceHostMismatch } from './source-host-mismatch';
import { sourceSpelling } from './source-spelling';
import { starStyle } from './star-style';
import { trackingParameters } from './tracking-parameters';
import { trailingSpace } from './trailing-space';
import { unclosedBlock } from './unclosed-block';
import { undatedEntry } from './undated-entry';
import { unknownField } from './unknown-field';
import { unknownKeyword } from './unknown-keyword';
import { unreadMarker } from './unread-marker';
import { unsafeUrl } from './unsafe-url';
import { unusedIgnore } from './unused-ignore';
import { wikilinkCollision } from './wikilink-collision';

/** All rules, in the order in which they are documented and in which they report about one place. */
export const rules: readonly Rule[] = [
	entryHeading,
	unclosedBlock,
	conflictMarker,
	dateHeading,
	malformedLink,
	linkDefinitionHijack,
	emptyLink,
	unsafeUrl,
	duplicateLink,
	wikilinkCollision,
	mixedLinkStyle,
	keywordSeparator,
	duplicateKeyword,
	keywordVariant,
	unknownKeyword,
	missingKeywords,
	fieldName,
	unknownField,
	emptyField,
	fieldOrder,
	setextTrap,
	missingBlankLine,
	invisibleCharacter,
	trailingSpace,
	starStyle,
	sourceSpelling,
	sourceHostMismatch,
	missingSource,
	duplicateEntry,
	entryLevel,
	undatedEntry,
	dateFormat,
	dateOrder,
	duplicateDate,
	dateUrlMismatch,
	futureDate,
	missingAttachment,
	unreadMarker,
	insecureUrl,
	arxivForm,
	trackingParameters,
	unusedIgnore,
];
