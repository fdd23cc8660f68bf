import { at, listAt, readJson, textAt, texts } from '../json';
import { dayOfMoment, paperOf, type LinkRole } from '../paper';
import { asksForJson, idIn, type Service } from './question';

/** OpenReview's interfaces: the second version wraps each value, older venues are in the first. */
export const openreview: Service = {
	id: 'openreview', name: 'OpenReview', setting: 'askOpenReview', hosts: ['api2.openreview.net', 'api.openreview.net'],
	sends: 'the OpenReview id of the paper; the second host is asked for older venues, when the first does not know it', gives: 'title, authors, date, abstract, venue',
	pace: 0, most: 1,
	accepts: (subject) => idIn(subject, 'openreview') !== '',
	requests: ([subject]) => ['api2', 'api'].map((name) => ({
		url: `https://${name}.openreview.net/notes?forum=${encodeURIComponent(idIn(subject!, 'openreview'))}`, headers: asksForJson,
	})),
	read: ({ text, cut }, [subject]) => {
		const answer = cut ? null : readJson(text);
		if (!Array.isArray(at(answer, 'notes'))) return null;
		const forum = idIn(subject!, 'openreview');
		// Reviews and comments are notes of the same forum.
		const note = listAt(answer, 'notes').find((candidate) => textAt(candidate, 'id') === forum);
		if (note === undefined) return [null];
		const value = (name: string): unknown => at(note, 'content', name, 'value') ?? at(note, 'content', name);
		const text1 = (name: string): string | null => {
			const found = value(name);
			return typeof found === 'string' ? found : null;
		};
		const authors = value('authors');
		const link = (role: LinkRole, name: string) => ({ role, url: text1(name) });
		return [paperOf('openreview', {
			ids: [{ scheme: 'openreview', id: forum, version: null }],
			title: text1('title'),
			authors: Array.isArray(authors) ? texts(authors) : [],
			date: dayOfMoment(at(note, 'pdate')) ?? dayOfMoment(at(note, 'cdate')) ?? dayOfMoment(at(note, 'tcdate')),
			site: 'OpenReview',
			venue: text1('venue'),
			abstract: text1('abstract'),
			links: [link('code', 'code'), link('code', 'code_link'), link('project page', 'project_page')],
		})];
	},
};
