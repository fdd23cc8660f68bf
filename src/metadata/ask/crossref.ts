import { at, readJson } from '../json';
import { paperOf } from '../paper';
import { isWork, readWork } from './csl';
import { asksForJson, idIn, type Service } from './question';

/** Crossref's REST interface. */
export const crossref: Service = {
	id: 'crossref', name: 'Crossref', setting: 'askCrossref', hosts: ['api.crossref.org'],
	sends: 'the DOI of the paper', gives: 'title, authors, date, venue, abstract',
	pace: 0, most: 1,
	accepts: (subject) => idIn(subject, 'doi') !== '',
	requests: ([subject]) => [{ url: `https://api.crossref.org/works/${encodeURIComponent(idIn(subject!, 'doi'))}`, headers: asksForJson }],
	read: ({ text, cut }, _subjects, parse) => {
		const work = cut ? null : at(readJson(text), 'message');
		return isWork(work) ? [paperOf('crossref', readWork(work, parse))] : null;
	},
};
