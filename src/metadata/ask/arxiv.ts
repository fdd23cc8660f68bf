import { paperIdOf, readDoi, type PaperId } from '../../core/identity';
import { linksInText } from '../links-in-text';
import { childrenOf, nameOf, plainLine, textIn, type MarkupElement } from '../markup';
import { paperOf, readDay, type Paper } from '../paper';
import { idIn, type Service } from './question';

/** arXiv's query interface (arXiv API user's manual, 3 and 5): Atom, many ids in one request. */
export const arxiv: Service = {
	id: 'arxiv', name: 'arXiv', setting: 'askArxiv', hosts: ['export.arxiv.org'],
	sends: 'the arXiv ids of the papers, many in one request', gives: 'title, authors, date, abstract, venue, links in the comment',
	// Terms of use: one request in three seconds, over one connection.
	pace: 3000, most: 100,
	accepts: (subject) => idIn(subject, 'arxiv') !== '',
	requests: (subjects) => {
		const ids = subjects.map((subject) => idIn(subject, 'arxiv'));
		return [{ url: `https://export.arxiv.org/api/query?id_list=${ids.join(',')}&max_results=${ids.length}`, headers: { accept: 'application/atom+xml' } }];
	},
	read: ({ text, cut }, subjects, parse) => {
		const feed = cut ? null : parse(text, 'application/xml');
		if (!feed || nameOf(feed) !== 'feed') return null;
		const papers = new Map<string, Paper>();
		for (const entry of childrenOf(feed, 'entry')) {
			// An error comes as an entry too; its id is no paper's. An id that nobody has may come back as an entry without words.
			const id = paperIdOf(textIn(entry, 'id') ?? '');
			if (id?.scheme === 'arxiv' && textIn(entry, 'title') !== null) papers.set(id.id, readEntry(entry, id));
		}
		return subjects.map((subject) => papers.get(idIn(subject, 'arxiv')) ?? null);
	},
};

function readEntry(entry: MarkupElement, id: PaperId): Paper {
	const doi = readDoi(textIn(entry, 'doi') ?? '');
	const abstract = textIn(entry, 'summary');
	return paperOf('arxiv', {
		ids: [{ ...id, version: null }, ...(doi ? [doi] : [])],
		title: textIn(entry, 'title'),
		authors: childrenOf(entry, 'author').map((author) => textIn(author, 'name')),
		date: readDay(textIn(entry, 'published')),
		site: 'arXiv',
		venue: textIn(entry, 'journal_ref'),
		abstract,
		links: linksInText(`${textIn(entry, 'comment') ?? ''} ${plainLine(abstract ?? '')}`),
	});
}
