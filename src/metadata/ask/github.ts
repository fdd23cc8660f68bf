import { readJson, textAt } from '../json';
import { roleOf } from '../links-in-text';
import { paperOf, readDay } from '../paper';
import type { Service } from './question';

/** GitHub's REST interface, which anyone may ask 60 times an hour. */
export const github: Service = {
	id: 'github', name: 'GitHub', setting: 'askGithub', hosts: ['api.github.com'],
	sends: 'owner and name of the repository', gives: 'its description, its date and its project page',
	pace: 0, most: 1,
	accepts: ({ kind }) => kind === 'repository',
	requests: ([subject]) => {
		const { owner, name } = subject as { readonly owner: string; readonly name: string };
		return [{ url: `https://api.github.com/repos/${owner}/${name}`, headers: { accept: 'application/vnd.github+json' } }];
	},
	read: ({ text, cut }) => {
		const answer = cut ? null : readJson(text);
		const name = textAt(answer, 'full_name');
		if (name === null) return null;
		const description = textAt(answer, 'description');
		const homepage = textAt(answer, 'homepage');
		return [paperOf('github', {
			about: 'page',
			title: description === null ? name : `${textAt(answer, 'name') ?? name}: ${description}`,
			date: readDay(textAt(answer, 'created_at')),
			site: 'GitHub',
			abstract: description,
			links: [{ role: roleOf(homepage ?? '') ?? 'project page', url: homepage }],
		})];
	},
};
