import { dateFormats, readDate } from '../date';
import type { linkForms } from '../link';
import { starForms } from '../star';
import { defaultTemplate } from '../style';
import { checkTemplateShape } from '../print/template';
import { notePathProblem } from './path';
import { choice, lines, text, toggle } from './setting';

const followLog = 'Follow the log';

/** Where new paper notes go and what they look like. */
export const createSettings = {
	target: choice({
		name: 'Insert new paper notes into',
		description: 'The form lets you choose another place each time.',
		choices: { log: 'A log note', current: 'The current note', daily: "Today's daily note" },
		fallback: 'log',
	}),
	logs: lines({
		name: 'Log notes',
		description: 'One path a line. The last one used is offered first; a missing note is made.',
		placeholder: 'ML Watch.md',
		fallback: ['ML Watch.md'],
		check: notePathProblem,
	}),
	insertAt: choice({
		name: 'Place under the date',
		description: 'Where in its date’s section a new entry goes.',
		choices: { end: 'Behind the entries of that date', start: 'Before the entries of that date' },
		fallback: 'end',
	}),
	template: text({
		name: 'Template of the body',
		description: 'What stands below the heading. A paragraph whose variables are all empty is left out.',
		fallback: defaultTemplate,
		check: checkTemplateShape,
		long: true,
	}),
	discussions: text({
		name: 'Section of discussions',
		description: 'The heading of the section that quoted threads (r/…) go into, at the end of the log where there is none yet. Empty: under their date.',
		placeholder: 'Discussions',
		fallback: 'Discussions',
		check: (heading) => (/[\r\n]/.test(heading) ? 'expected one line' : null),
	}),
	inbox: text({
		name: 'Inbox note',
		description: 'The note whose URLs “Process inbox” turns into paper notes. Empty: it asks each time.',
		placeholder: 'Inbox.md',
		fallback: '',
		check: (path) => (path === '' ? null : notePathProblem(path)),
	}),
	keepEmptyFields: toggle({
		name: 'Keep empty fields',
		description: 'Write a field of the template even when nothing was filled in for it.',
		fallback: false,
	}),
};

/** How things are written. Every choice can follow what the log at hand already does. */
export const styleSettings = {
	dateFormat: choice({
		name: 'Date format',
		description: 'The format of date headings in new and built notes.',
		choices: { auto: followLog, ...keyed(dateFormats) },
		fallback: 'auto',
	}),
	starForm: choice({
		name: 'Star',
		description: 'How the rating mark is written.',
		choices: { auto: followLog, ...keyed(starForms) },
		fallback: 'auto',
	}),
	starSpacing: choice({
		name: 'Space behind the star',
		description: 'Whether a space stands between the star and what follows.',
		choices: { auto: followLog, none: 'No space', space: 'One space' },
		fallback: 'auto',
	}),
	linkForm: choice({
		name: 'Link form',
		description: 'How the items of a link line are written. The escaped form reads the same in every Markdown reader.',
		choices: {
			auto: followLog,
			escaped: '[\\[paper\\]](url)',
			nested: '[[paper]](url)',
			bracketed: '[[paper](url)]',
			plain: '[paper](url)',
			styled: '[**paper**](url)',
		} satisfies Record<'auto' | (typeof linkForms)[number], string>,
		fallback: 'auto',
	}),
	order: choice({
		name: 'Order of dates',
		description: 'Whether the newest or the oldest date stands at the top of a log.',
		choices: { auto: followLog, newest: 'Newest first', oldest: 'Oldest first' },
		fallback: 'auto',
	}),
};

function keyed<const T extends string>(values: readonly T[]): Record<T, T> {
	return Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;
}

/** The check in the editor. */
export const checkSettings = {
	checkWhileTyping: toggle({
		name: 'Check while typing',
		description: 'Underline problems in notes that hold entries or date headings.',
		fallback: true,
	}),
	gutter: toggle({
		name: 'Marks in the gutter',
		description: 'Show a mark beside each line that has a problem.',
		fallback: false,
	}),
	since: text({
		name: 'Check entries since',
		description: 'A date such as 2024-01-01: older entries, and those without a date, are not reported. Empty for all.',
		placeholder: '2024-01-01',
		fallback: '',
		check: (date) => (date.trim() === '' || readDate(date)?.date ? null : 'expected a date such as `2024-01-01`'),
	}),
	vocabulary: lines({
		name: 'Vocabulary',
		description: 'The keywords that the rule unknown-keyword knows, one a line.',
		fallback: [],
	}),
	vocabularyNote: text({
		name: 'Vocabulary note',
		description: 'A note whose list items or lines are keywords that the rule unknown-keyword knows.',
		placeholder: 'Keywords.md',
		fallback: '',
		check: (path) => (path === '' ? null : notePathProblem(path)),
	}),
	keywordsFor: choice({
		name: 'Entries that need keywords',
		description: 'The entries that the rule missing-keywords looks at.',
		choices: { all: 'All papers', starred: 'Starred papers' },
		fallback: 'all',
	}),
	arxivForm: choice({
		name: 'Links to arXiv',
		description: 'What the rule arxiv-form asks for.',
		choices: { abs: 'The abstract', pdf: 'The PDF' },
		fallback: 'abs',
	}),
};

/** What reading view and live preview show. */
export const displaySettings = {
	renderLinks: toggle({
		name: 'Show link items as links',
		description: 'A link item such as [[paper]](url) opens its URL instead of a note that does not exist.',
		fallback: true,
	}),
	renderStars: toggle({
		name: 'Show stars',
		description: 'Show :star: in an entry’s heading as a star.',
		fallback: true,
	}),
	renderKeywords: toggle({
		name: 'Link keywords',
		description: 'A click on a keyword of an entry shows the dashboard with the entries that have it.',
		fallback: true,
	}),
	completion: toggle({
		name: 'Suggest while typing',
		description: 'Offer keywords, sources, link labels, field names and dates in a log.',
		fallback: true,
	}),
	statuses: lines({
		name: 'Reading status',
		description: 'The names a status may have, one a line, as the dashboard offers them.',
		placeholder: 'To read',
		fallback: ['to read', 'reading', 'read'],
		check: (status) => (status.trim() === '' ? 'expected a name' : null),
	}),
	savedViews: lines({
		name: 'Saved views',
		description: 'Views of the dashboard, one a line: a name, a colon and a query.',
		placeholder: 'Long reads: keyword:survey sort:title',
		fallback: [],
		check: (view) => (view.slice(0, Math.max(0, view.indexOf(':'))).trim() === '' ? 'expected a name, a colon and a query' : null),
	}),
};

/** How indexes are built; what each of them is made of is described in `indexes.ts`. */
export const buildSettings = {
	indexReview: toggle({
		name: 'Show changes before a build writes them',
		description: 'A build that would drop words changed by hand, or many entries, asks in any case.',
		fallback: true,
	}),
	indexAge: toggle({
		name: 'Say when an index is out of date',
		description: 'In the dashboard and the status bar. Building stays up to you.',
		fallback: true,
	}),
};

/** Who may be asked for the metadata of a paper, once the person asks for it. The hosts are those of `services` in src/metadata. */
export const metadataSettings = {
	detailsAtOnce: toggle({
		name: 'Get details without asking',
		description: 'Ask the services below as soon as the form is given a URL. Otherwise “Get details” in the form asks them.',
		fallback: false,
	}),
	askArxiv: toggle({
		name: 'arXiv',
		description: 'Ask export.arxiv.org for title, authors, date and abstract. It is sent the arXiv ids of the papers.',
		fallback: false,
	}),
	askOpenReview: toggle({
		name: 'OpenReview',
		description: 'Ask api2.openreview.net, and api.openreview.net for older venues. It is sent the id of the paper.',
		fallback: false,
	}),
	askDoi: toggle({
		name: 'DOI',
		description: 'Ask doi.org for title, authors, date and venue. It is sent the DOI, and passes it on to the agency that registered it.',
		fallback: false,
	}),
	askCrossref: toggle({
		name: 'Crossref',
		description: 'Ask api.crossref.org for title, authors, date, venue and abstract. It is sent the DOI of the paper.',
		fallback: false,
	}),
	askSemanticScholar: toggle({
		name: 'Semantic Scholar',
		description: 'Ask api.semanticscholar.org for the venue and other ids of a paper. It is sent the arXiv id or the DOI.',
		fallback: false,
	}),
	askHuggingFace: toggle({
		name: 'Hugging Face papers',
		description: 'Ask huggingface.co for the code of a paper. It is sent the arXiv id.',
		fallback: false,
	}),
	askGithub: toggle({
		name: 'GitHub',
		description: 'Ask api.github.com for the description of a repository. It is sent owner and name of the repository.',
		fallback: false,
	}),
	askWebPage: toggle({
		name: 'Web pages',
		description: 'Load the page of the URL itself, from its own host, for its title, site and date, and the paper and code that it links to.',
		fallback: false,
	}),
	abstractAsSummary: toggle({
		name: 'Abstract as summary',
		description: 'Fill the summary of a new paper note with the abstract that was found. A field Abstract of the template gets it in any case.',
		fallback: false,
	}),
};
