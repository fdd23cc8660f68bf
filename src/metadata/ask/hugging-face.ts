import { at, listAt, readJson, textAt } from '../json';
import { paperOf, readDay } from '../paper';
import { asksForJson, idIn, type Service } from './question';

/** Hugging Face's pages of papers know the code of many. */
export const huggingFace: Service = {
	id: 'hugging-face', name: 'Hugging Face papers', setting: 'askHuggingFace', hosts: ['huggingface.co'],
	sends: 'the arXiv id of the paper', gives: 'the code and the project page of the paper',
	pace: 0, most: 1,
	accepts: (subject) => idIn(subject, 'arxiv') !== '',
	requests: ([subject]) => [{ url: `https://huggingface.co/api/papers/${idIn(subject!, 'arxiv')}`, headers: asksForJson }],
	read: ({ text, cut }, [subject]) => {
		const answer = cut ? null : readJson(text);
		if (at(answer, 'id') === undefined && at(answer, 'title') === undefined) return null;
		return [paperOf('hugging-face', {
			ids: subject?.kind === 'paper' ? [subject.id] : [],
			title: textAt(answer, 'title'),
			authors: listAt(answer, 'authors').map((author) => textAt(author, 'name')),
			date: readDay(textAt(answer, 'publishedAt')),
			abstract: textAt(answer, 'summary'),
			links: [{ role: 'code', url: textAt(answer, 'githubRepo') }, { role: 'project page', url: textAt(answer, 'projectPage') }],
		})];
	},
};
