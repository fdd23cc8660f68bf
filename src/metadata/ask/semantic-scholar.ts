import { readDoi, type PaperId } from '../../core/identity';
import { exactArxivId } from '../../core/identity/arxiv';
import { at, listAt, readJson, textAt } from '../json';
import { paperOf, readDay } from '../paper';
import { asksForJson, idIn, type Service } from './question';

const fields = 'title,year,venue,authors,publicationDate,externalIds,openAccessPdf';

/** Semantic Scholar's graph interface; without a key its clients share one pool of requests. */
export const semanticScholar: Service = {
	id: 'semantic-scholar', name: 'Semantic Scholar', setting: 'askSemanticScholar', hosts: ['api.semanticscholar.org'],
	sends: 'the arXiv id or the DOI of the paper', gives: 'title, authors, venue, other ids of the paper',
	pace: 0, most: 1,
	accepts: (subject) => idIn(subject, 'arxiv', 'doi') !== '',
	requests: ([subject]) => {
		const scheme = idIn(subject!, 'arxiv') !== '' ? 'ARXIV' : 'DOI';
		return [{ url: `https://api.semanticscholar.org/graph/v1/paper/${scheme}:${idIn(subject!, 'arxiv', 'doi')}?fields=${fields}`, headers: asksForJson }];
	},
	read: ({ text, cut }) => {
		const answer = cut ? null : readJson(text);
		if (at(answer, 'title') === undefined && at(answer, 'paperId') === undefined) return null;
		const year = at(answer, 'year');
		const ids = [exactArxivId(textAt(answer, 'externalIds', 'ArXiv') ?? ''), readDoi(textAt(answer, 'externalIds', 'DOI') ?? '')];
		return [paperOf('semantic-scholar', {
			ids: ids.filter((id): id is PaperId => id !== null),
			title: textAt(answer, 'title'),
			authors: listAt(answer, 'authors').map((author) => textAt(author, 'name')),
			date: readDay(textAt(answer, 'publicationDate')) ?? (typeof year === 'number' ? readDay(String(year)) : null),
			venue: textAt(answer, 'venue'),
			links: [{ role: 'paper', url: textAt(answer, 'openAccessPdf', 'url') }],
		})];
	},
};
