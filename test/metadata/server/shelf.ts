/** What the playing services know. Titles, ids and dates are facts; the sentences around them are made up. */
export interface ShelfPaper {
	readonly arxiv?: string;
	readonly doi?: string;
	readonly openreview?: string;
	readonly title: string;
	readonly authors: readonly string[];
	/** `2017-06-12`. */
	readonly published: string;
	readonly abstract: string;
	readonly venue?: string;
	readonly comment?: string;
	readonly code?: string;
}

export const shelf: readonly ShelfPaper[] = [
	{
		arxiv: '1706.03762', title: 'Attention Is All You Need', authors: ['Ashish Vaswani', 'Noam Shazeer', 'Niki Parmar'], published: '2017-06-12',
		abstract: 'A made-up summary: a sequence model that is built of attention alone, tried on machine translation.',
		comment: '15 pages, 5 figures', code: 'https://github.com/tensorflow/tensor2tensor',
	},
	{
		arxiv: '2104.00298', title: 'EfficientNetV2: Smaller Models and Faster Training', authors: ['Mingxing Tan', 'Quoc V. Le'], published: '2021-04-01',
		abstract: 'A made-up summary: convolutional networks found by a neural architecture search that looks at training speed.', venue: 'ICML 2021',
		comment: 'Code: https://github.com/google/automl.',
	},
	{
		arxiv: '1512.03385', doi: '10.1109/cvpr.2016.90', title: 'Deep Residual Learning for Image Recognition', authors: ['Kaiming He', 'Xiangyu Zhang'],
		published: '2015-12-10', abstract: 'A made-up summary: very deep networks that learn residuals.', venue: 'CVPR 2016',
	},
	{
		doi: '10.1145/3065386', title: 'ImageNet classification with deep convolutional neural networks', authors: ['Alex Krizhevsky', 'Ilya Sutskever'],
		published: '2017-05-24', abstract: 'A made-up summary: a large network for image classification.', venue: 'Communications of the ACM',
	},
	{
		openreview: 'YicbFdNTTy', title: 'An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale', authors: ['Alexey Dosovitskiy', 'Lucas Beyer'],
		published: '2021-01-12', abstract: 'A made-up summary: transformers over patches of an image.', venue: 'ICLR 2021 Oral',
	},
	{
		arxiv: 'math/0611800', title: 'A paper with an old id', authors: ['A. Person'], published: '2006-11-26', abstract: 'A made-up summary.',
	},
];

export function byArxiv(id: string): ShelfPaper | null {
	return shelf.find(({ arxiv }) => arxiv === id.replace(/v\d+$/, '')) ?? null;
}

export function byDoi(doi: string): ShelfPaper | null {
	return shelf.find((paper) => paper.doi === doi.toLowerCase()) ?? null;
}
