import type { Config } from '../core/config/config';
import type { ServiceId } from './paper';

/** A service, as settings and docs describe it. */
export interface ServiceDescription {
	readonly id: ServiceId;
	/** As it is shown. */
	readonly name: string;
	/** The key of its switch in the settings. */
	readonly setting: Extract<keyof Config, `ask${string}`>;
	/** Whom it asks; for web pages the host of the URL itself. */
	readonly hosts: readonly string[];
	/** What is sent, as the end of “It is sent …”. */
	readonly sends: string;
	/** What it gives. */
	readonly gives: string;
}

/** Everyone who may be asked, in the order in which their words count. */
export const services: readonly ServiceDescription[] = [
	{
		id: 'arxiv', name: 'arXiv', setting: 'askArxiv', hosts: ['export.arxiv.org'],
		sends: 'the arXiv ids of the papers', gives: 'title, authors, date, abstract, venue',
	},
	{
		id: 'openreview', name: 'OpenReview', setting: 'askOpenReview', hosts: ['api2.openreview.net', 'api.openreview.net'],
		sends: 'the OpenReview id of the paper', gives: 'title, authors, date, abstract, venue',
	},
	{
		id: 'doi', name: 'DOI', setting: 'askDoi', hosts: ['doi.org'],
		sends: 'the DOI of the paper; doi.org passes it on to the agency that registered it', gives: 'title, authors, date, venue',
	},
	{
		id: 'crossref', name: 'Crossref', setting: 'askCrossref', hosts: ['api.crossref.org'],
		sends: 'the DOI of the paper', gives: 'title, authors, date, venue, abstract',
	},
	{
		id: 'semantic-scholar', name: 'Semantic Scholar', setting: 'askSemanticScholar', hosts: ['api.semanticscholar.org'],
		sends: 'the arXiv id or the DOI of the paper', gives: 'title, venue, other ids of the paper',
	},
	{
		id: 'hugging-face', name: 'Hugging Face papers', setting: 'askHuggingFace', hosts: ['huggingface.co'],
		sends: 'the arXiv id of the paper', gives: 'the code of the paper',
	},
	{
		id: 'github', name: 'GitHub', setting: 'askGithub', hosts: ['api.github.com'],
		sends: 'owner and name of the repository', gives: 'its description and its project page',
	},
	{
		id: 'web-page', name: 'Web pages', setting: 'askWebPage', hosts: [],
		sends: 'a plain request for the page of the URL itself, to its own host, without cookies of yours where the platform lets us choose', gives: 'title, site, date, and the paper and code that the page links to',
	},
];
