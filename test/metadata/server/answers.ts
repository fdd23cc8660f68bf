/** What each service answers, in the shape that its documentation gives. */
import { byArxiv, byDoi, shelf, type ShelfPaper } from './shelf';

export interface Reply {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Uint8Array;
}

/** Answers a request: `path` begins with `/`. Null for a 404. */
export type Responder = (path: string, query: URLSearchParams, headers: Readonly<Record<string, string | string[] | undefined>>) => Reply | null;

export function json(value: unknown): Reply {
	return { headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

export function html(body: string | Uint8Array, charset = 'utf-8'): Reply {
	return { headers: { 'content-type': `text/html; charset=${charset}` }, body };
}

function xmlText(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function atomEntry(paper: ShelfPaper): string {
	const author = (name: string): string => `    <author>\n      <name>${xmlText(name)}</name>\n    </author>`;
	return [
		'  <entry>', `    <id>http://arxiv.org/abs/${paper.arxiv!}v1</id>`, `    <updated>${paper.published}T17:00:00Z</updated>`,
		`    <published>${paper.published}T17:57:34Z</published>`, `    <title>${xmlText(paper.title).replace(': ', ':\n  ')}</title>`,
		`    <summary>  ${xmlText(paper.abstract)}\n</summary>`, ...paper.authors.map(author),
		...(paper.comment === undefined ? [] : [`    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">${xmlText(paper.comment)}</arxiv:comment>`]),
		...(paper.doi === undefined ? [] : [`    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">${paper.doi}</arxiv:doi>`]),
		...(paper.venue === undefined ? [] : [`    <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">${xmlText(paper.venue)}</arxiv:journal_ref>`]),
		`    <link href="http://arxiv.org/abs/${paper.arxiv!}v1" rel="alternate" type="text/html"/>`, '  </entry>',
	].join('\n');
}

const arxiv: Responder = (path, query) => {
	if (path !== '/api/query') return null;
	const ids = (query.get('id_list') ?? '').split(',').slice(0, Number(query.get('max_results') ?? 10));
	const entries = ids.map(byArxiv).filter((paper) => paper !== null).map(atomEntry);
	return {
		headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
		body: `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <title type="html">ArXiv Query</title>\n${entries.join('\n')}\n</feed>\n`,
	};
};

function workOf(paper: ShelfPaper): Record<string, unknown> {
	const [year, month, day] = paper.published.split('-').map(Number);
	return {
		'DOI': paper.doi, 'type': 'article-journal', 'title': paper.title, 'container-title': paper.venue, 'publisher': 'A publisher',
		'author': paper.authors.map((name) => ({ given: name.slice(0, name.lastIndexOf(' ')), family: name.slice(name.lastIndexOf(' ') + 1) })),
		'issued': { 'date-parts': [[year, month, day]] },
	};
}

const doi: Responder = (path, _query, headers) => {
	const paper = byDoi(decodeURIComponent(path.slice(1)));
	if (!paper) return null;
	if (headers.accept !== 'application/vnd.citationstyles.csl+json') return { status: 302, headers: { location: 'https://publisher.example/guarded' } };
	return { status: 302, headers: { location: `https://data.agency.example/${paper.doi!}` } };
};

const agency: Responder = (path) => {
	const paper = byDoi(path.slice(1));
	return paper && { headers: { 'content-type': 'application/vnd.citationstyles.csl+json' }, body: JSON.stringify(workOf(paper)) };
};

const crossref: Responder = (path) => {
	const paper = path.startsWith('/works/') ? byDoi(decodeURIComponent(path.slice(7))) : null;
	if (!paper) return null;
	const work = workOf(paper);
	const reply = json({
		'status': 'ok', 'message-type': 'work',
		'message': { ...work, 'title': [paper.title], 'container-title': [paper.venue], 'abstract': `<jats:title>Abstract</jats:title><jats:p>${paper.abstract}</jats:p>` },
	});
	return { ...reply, headers: { ...reply.headers, 'x-rate-limit-limit': '50', 'x-rate-limit-interval': '1s' } };
};

function openReviewNotes(wrap: (value: unknown) => unknown): Responder {
	return (path, query) => {
		const paper = shelf.find(({ openreview }) => openreview === query.get('forum'));
		if (path !== '/notes') return null;
		if (!paper) return json({ notes: [], count: 0 });
		const content = { title: paper.title, authors: paper.authors, abstract: paper.abstract, venue: paper.venue };
		return json({
			notes: [
				{ id: 'aReview', forum: paper.openreview, content: { title: wrap('A review'), review: wrap('…') } },
				{ id: paper.openreview, forum: paper.openreview, pdate: Date.parse(`${paper.published}T00:00:00Z`), content: Object.fromEntries(Object.entries(content).map(([name, value]) => [name, wrap(value)])) },
			],
			count: 2,
		});
	};
}

const semanticScholar: Responder = (path) => {
	const found = /^\/graph\/v1\/paper\/(ARXIV|DOI):(.+)$/.exec(decodeURIComponent(path));
	const paper = found && (found[1] === 'ARXIV' ? byArxiv(found[2]!) : byDoi(found[2]!));
	if (!paper) return null;
	return json({
		paperId: 'f'.repeat(40), title: paper.title, year: Number(paper.published.slice(0, 4)), publicationDate: paper.published, venue: paper.venue ?? '',
		authors: paper.authors.map((name, index) => ({ authorId: String(index), name })),
		externalIds: { ...(paper.arxiv === undefined ? {} : { ArXiv: paper.arxiv }), ...(paper.doi === undefined ? {} : { DOI: paper.doi }), CorpusId: 1 },
		openAccessPdf: paper.arxiv === undefined ? null : { url: `https://arxiv.org/pdf/${paper.arxiv}`, status: 'GREEN' },
	});
};

const huggingFace: Responder = (path) => {
	const paper = path.startsWith('/api/papers/') ? byArxiv(path.slice(12)) : null;
	if (!paper) return null;
	return json({
		id: paper.arxiv, title: paper.title, summary: paper.abstract, authors: paper.authors.map((name) => ({ name, hidden: false })),
		publishedAt: `${paper.published}T00:00:00.000Z`, ...(paper.code === undefined ? {} : { githubRepo: paper.code }),
	});
};

const github: Responder = (path) => {
	if (path.toLowerCase() !== '/repos/tensorflow/tensor2tensor') return null;
	return json({
		name: 'tensor2tensor', full_name: 'tensorflow/tensor2tensor', description: 'A made-up line about models and datasets', homepage: 'https://tensor.example/',
		created_at: '2017-06-15T16:57:39Z', html_url: 'https://github.com/tensorflow/tensor2tensor',
	});
};

const blog: Responder = (path) => {
	if (path === '/2021/09/toward-fast-and-accurate-neural.html') {
		return html(`<!doctype html><html><head><meta charset="utf-8"><title>Toward Fast and Accurate Neural Networks for Image Recognition | A Research Blog</title>
<meta property="og:title" content="Toward Fast and Accurate Neural Networks for Image Recognition">
<meta property="og:site_name" content="A Research Blog"><meta property="article:published_time" content="2021-09-16T10:00:00-07:00">
<meta name="description" content="A made-up line about training speed."></head>
<body><nav><a href="https://github.com/blog/theme">Theme</a></nav><article><h1>Toward Fast and Accurate Neural Networks</h1>
<p>In <a href="https://arxiv.org/pdf/2104.00298.pdf">our paper</a> we follow <a href="https://arxiv.org/abs/1706.03762">earlier work</a>.
The <a href="https://github.com/google/automl/tree/master/efficientnetv2">code</a> is open; see the <a href="/effnet">project page</a>.</p></article>
<footer><a href="https://arxiv.org/abs/1512.03385">Paper of the week</a></footer></body></html>`);
	}
	return path === '/plain' ? html('<title>No more than a title</title><p>Words.</p>') : null;
};

const citation: Responder = (path) => (path === '/article/1' ? html(`<!doctype html><title>Ignored</title>
<meta name="citation_title" content="Deep Residual Learning for Image Recognition"><meta name="citation_author" content="He, Kaiming">
<meta name="citation_author" content="Zhang, Xiangyu"><meta name="citation_doi" content="10.1109/CVPR.2016.90"><meta name="citation_publication_date" content="2016/06/27">
<meta name="citation_conference_title" content="CVPR">`) : null);

const linked: Responder = (path) => (path === '/news/1' ? html(`<!doctype html><title>x</title><script type="application/ld+json">{"@context":"https://schema.org","@graph":[
{"@type":"WebSite","name":"The Site"},{"@type":"NewsArticle","headline":"News of a model","datePublished":"2022-03-04T00:00:00Z","author":[{"@type":"Person","name":"A. Writer"}],
"publisher":{"@type":"Organization","name":"The Site"}}]}</script>`) : null);

const reddit: Responder = (path) => (path.startsWith('/r/MachineLearning/comments/') ? html(`<!doctype html><title>[D] How do you read papers? : MachineLearning</title>
<meta property="og:title" content="[D] How do you read papers?"><meta property="og:site_name" content="Reddit"><meta property="og:description" content="I read the figures first. You?">`) : null);

/** Who answers for which host. */
export const responders: Readonly<Record<string, Responder>> = {
	'export.arxiv.org': arxiv,
	'doi.org': doi,
	'data.agency.example': agency,
	'api.crossref.org': crossref,
	'api2.openreview.net': openReviewNotes((value) => ({ value })),
	'api.openreview.net': openReviewNotes((value) => value),
	'api.semanticscholar.org': semanticScholar,
	'huggingface.co': huggingFace,
	'api.github.com': github,
	'blog.example': blog,
	'journal.example': citation,
	'news.example': linked,
	'www.reddit.com': reddit,
};
