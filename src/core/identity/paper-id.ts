/** The name of a paper in one of the three registers that give each paper a name of its own. */
export interface PaperId {
	readonly scheme: 'arxiv' | 'doi' | 'openreview';
	/** arXiv: `2104.00298` or `math/0611800`, without version; DOI: in lower case, as DOIs ignore it; OpenReview: the forum's id. */
	readonly id: string;
	/** The version where the text names one, such as 2 in `2104.00298v2`. */
	readonly version: number | null;
}
