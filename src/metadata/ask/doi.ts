import { readJson } from '../json';
import { paperOf } from '../paper';
import { isWork, readWork } from './csl';
import { idIn, type Service } from './question';

/** Content negotiation for DOIs (Crossref, DataCite and others): CSL-JSON from the agency that registered the DOI. */
export const doi: Service = {
	id: 'doi', name: 'DOI', setting: 'askDoi', hosts: ['doi.org'],
	sends: 'the DOI of the paper; doi.org passes it on to the agency that registered it', gives: 'title, authors, date, venue',
	pace: 0, most: 1,
	accepts: (subject) => idIn(subject, 'doi') !== '',
	requests: ([subject]) => [{
		url: `https://doi.org/${idIn(subject!, 'doi')}`,
		headers: { accept: 'application/vnd.citationstyles.csl+json' },
	}],
	read: ({ text, cut }, _subjects, parse) => {
		const work = cut ? null : readJson(text);
		return isWork(work) ? [paperOf('doi', readWork(work, parse))] : null;
	},
};
