import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	canonicalUrl, dateInUrl, hostOf, isSafeUrl, paperIdKey, paperIdOf, paperUrl, readArxivId, readDoi, sameTargetKey,
} from '../../src/core/identity';

const key = (url: string) => {
	const id = paperIdOf(url);
	return id && paperIdKey(id);
};

describe('arXiv papers', () => {
	it.each([
		'https://arxiv.org/abs/2104.00298',
		'http://arxiv.org/abs/2104.00298',
		'https://www.arxiv.org/abs/2104.00298',
		'https://export.arxiv.org/abs/2104.00298',
		'https://browse.arxiv.org/html/2104.00298v1',
		'https://ARXIV.org/abs/2104.00298/',
		'https://arxiv.org//abs/2104.00298',
		'https://arxiv.org:443/abs/2104.00298',
		'https://arxiv.org/abs/arXiv:2104.00298',
		'https://arxiv.org/abs/2104.00298?context=cs.LG',
		'https://arxiv.org/abs/2104.00298#comments',
		'https://arxiv.org/abs/2104.00298v3',
		'https://arxiv.org/pdf/2104.00298',
		'https://arxiv.org/pdf/2104.00298.pdf',
		'https://arxiv.org/pdf/2104.00298v2.pdf#page=3',
		'https://arxiv.org/html/2104.00298',
		'https://arxiv.org/ps/2104.00298',
		'https://arxiv.org/format/2104.00298',
		'https://arxiv.org/src/2104.00298v1',
		'https://huggingface.co/papers/2104.00298',
		'https://www.alphaxiv.org/abs/2104.00298v2',
		'https://ar5iv.org/abs/2104.00298',
		'https://ar5iv.labs.arxiv.org/html/2104.00298',
		'https://doi.org/10.48550/arXiv.2104.00298',
		'https://doi.org/10.48550/ARXIV.2104.00298',
		'  https://arxiv.org/abs/2104.00298  ',
	])('reads %s', (url) => {
		expect(key(url)).toBe('arxiv:2104.00298');
		expect(canonicalUrl(url)).toBe('https://arxiv.org/abs/2104.00298');
		expect(sameTargetKey(url)).toBe('arxiv:2104.00298');
	});

	it('keeps the version where it is named, and in the URL only when pinned', () => {
		const url = 'https://arxiv.org/pdf/2104.00298v2.pdf';
		expect(paperIdOf(url)).toEqual({ scheme: 'arxiv', id: '2104.00298', version: 2 });
		expect(paperIdOf('https://arxiv.org/abs/2104.00298')?.version).toBeNull();
		expect(canonicalUrl(url, { keepVersion: true })).toBe('https://arxiv.org/abs/2104.00298v2');
		expect(canonicalUrl('https://arxiv.org/abs/2104.00298', { keepVersion: true })).toBe('https://arxiv.org/abs/2104.00298');
	});

	it.each([
		['https://arxiv.org/abs/math/0611800', 'arxiv:math/0611800'],
		['https://arxiv.org/abs/math.CA/0611800', 'arxiv:math/0611800'],
		['https://arxiv.org/pdf/math%2F0611800v2.pdf', 'arxiv:math/0611800'],
		['https://arxiv.org/abs/cs/9901001', 'arxiv:cs/9901001'],
		['https://arxiv.org/abs/cond-mat.dis-nn/9707133', 'arxiv:cond-mat/9707133'],
		['https://arxiv.org/abs/hep-th/9711200v3', 'arxiv:hep-th/9711200'],
	])('reads the old form in %s', (url, expected) => {
		expect(key(url)).toBe(expected);
	});

	it.each([
		'https://arxiv.org/abs/2113.00298',
		'https://arxiv.org/abs/2100.00298',
		'https://arxiv.org/abs/1412.12345',
		'https://arxiv.org/abs/1501.1234',
		'https://arxiv.org/abs/2104.002981',
		'https://arxiv.org/abs/2104.00298v0',
		'https://arxiv.org/abs/2104.00298/extra',
		'https://arxiv.org/list/cs.LG/2104',
		'https://arxiv.org/abs/',
		'https://arxiv.org/',
		'https://arxiv.org.example.com/abs/2104.00298',
		'https://notarxiv.org/abs/2104.00298',
		'https://arxiv.org:8080/abs/2104.00298',
		'https://example.com/?u=https://arxiv.org/abs/2104.00298',
		'https://huggingface.co/datasets/2104.00298',
		'https://huggingface.co/papers',
	])('finds none in %s', (url) => {
		expect(paperIdOf(url)).toBeNull();
	});

	it('takes four digits until December 2014 and five from January 2015', () => {
		expect(key('https://arxiv.org/abs/1412.6980')).toBe('arxiv:1412.6980');
		expect(key('https://arxiv.org/abs/1502.03167')).toBe('arxiv:1502.03167');
	});

	const twoDigits = (from: number, to: number) => fc.integer({ min: from, max: to }).map((part) => String(part).padStart(2, '0'));
	const freshIds = fc.tuple(twoDigits(0, 99), twoDigits(1, 12), fc.integer({ min: 0, max: 99_999 })).map(([year, month, serial]) =>
		`${year}${month}.${Number(year + month) <= 1412 ? String(serial % 10_000).padStart(4, '0') : String(serial).padStart(5, '0')}`);
	const oldIds = fc.tuple(fc.constantFrom('math', 'cs', 'hep-th', 'q-bio'), twoDigits(91, 99), twoDigits(1, 12), fc.integer({ min: 1, max: 999 }))
		.map(([archive, year, month, serial]) => `${archive}/${year}${month}${String(serial).padStart(3, '0')}`);
	const ids = fc.oneof(freshIds, oldIds);

	it('reads one id from every form of a link and from its name in prose', () => {
		fc.assert(fc.property(ids, fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }), (id, version) => {
			const written = version === null ? id : `${id}v${version}`;
			const expected = { scheme: 'arxiv', id, version };
			for (const url of [
				`https://arxiv.org/abs/${written}`, `http://www.arxiv.org/pdf/${written}.pdf`, `https://export.arxiv.org/pdf/${written}`,
				`https://ar5iv.org/abs/${written}`, `https://huggingface.co/papers/${written}`, `https://doi.org/10.48550/arXiv.${written}`,
			]) {
				expect(paperIdOf(url)).toEqual(expected);
				expect(readArxivId(`see ${url} there`)).toEqual(expected);
				expect(canonicalUrl(url)).toBe(`https://arxiv.org/abs/${id}`);
				expect(paperIdOf(canonicalUrl(url, { keepVersion: true })!)).toEqual(expected);
			}
			expect(readArxivId(`preprint arXiv:${written} [cs.LG]`)).toEqual(expected);
			expect(readArxivId(written)).toEqual(expected);
		}));
	});
});

describe('readArxivId', () => {
	it.each([
		['Preprint (2104.00298)', 'arxiv:2104.00298'],
		['arXiv: 2104.00298v2', 'arxiv:2104.00298'],
		['10.48550/arXiv.2104.00298', 'arxiv:2104.00298'],
		['论文2104.00298。', 'arxiv:2104.00298'],
		['[pdf](https://arxiv.org/pdf/2104.00298.pdf)', 'arxiv:2104.00298'],
		['https://arxiv.org/abs/2104.00298/', 'arxiv:2104.00298'],
		['first 9.5, then 2013.99999, then 2104.00298.', 'arxiv:2104.00298'],
		['hep-th/9711200', 'arxiv:hep-th/9711200'],
		['math.CA/0611800v1', 'arxiv:math/0611800'],
		['arXiv:new-thing/0611800', 'arxiv:new-thing/0611800'],
	])('reads %j', (text, expected) => {
		const id = readArxivId(text);
		expect(id && paperIdKey(id)).toBe(expected);
	});

	it.each([
		'', 'nothing', '2021.09.23', '$2104.00298', '12104.00298', '2104.002987', '1.2104.00298', '2104.00298.5', 'x2104.00298',
		'page/0611800', 'math/0613800', '10.1000/2104.00298', '-2104.00298', '2104.00298/7',
	])('finds none in %j', (text) => {
		expect(readArxivId(text)).toBeNull();
	});
});

describe('DOIs', () => {
	it.each([
		['https://doi.org/10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
		['http://dx.doi.org/10.1038/S41586-021-03819-2', 'doi:10.1038/s41586-021-03819-2'],
		['https://www.doi.org/10.1016/S0140-6736%2820%2930183-5', 'doi:10.1016/s0140-6736(20)30183-5'],
		['https://doi.org/10.1000/xyz.', 'doi:10.1000/xyz'],
		['https://doi.org/10.1000/xyz)', 'doi:10.1000/xyz'],
		['https://doi.org/10.1000/xy(z)', 'doi:10.1000/xy(z)'],
		['https://dl.acm.org/doi/10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
		['https://dl.acm.org/doi/abs/10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
		['https://www.science.org/doi/full/10.1126/science.aab3050?download=true', 'doi:10.1126/science.aab3050'],
		['https://link.springer.com/article/10.1007/s11263-015-0816-y', 'doi:10.1007/s11263-015-0816-y'],
		['https://link.springer.com/content/pdf/10.1007/s11263-015-0816-y.pdf', 'doi:10.1007/s11263-015-0816-y'],
		['https://www.biorxiv.org/content/10.1101/2021.10.04.463034v2.full.pdf', 'doi:10.1101/2021.10.04.463034'],
	])('reads %s', (url, expected) => {
		expect(key(url)).toBe(expected);
		expect(canonicalUrl(url)).toBe(`https://doi.org/${expected.slice(4)}`);
	});

	it.each([
		'https://doi.org/10.123/too-short-a-prefix',
		'https://doi.org/10.1000/',
		'https://doi.org/',
		'https://dl.acm.org/doi/suppl/10.1145/3292500',
		'https://example.com/10.1145/3292500.3330701',
	])('finds none in %s', (url) => {
		expect(paperIdOf(url)).toBeNull();
	});

	it('does not take two old DOIs for one where the pattern would cut them short', () => {
		const [first, second] = ['1::AID-AJPA1', '19::AID-AJPA2'].map((end) => `https://doi.org/10.1002/(SICI)1096-8644(199601)99:1<${end}>3.0.CO;2-1`);
		expect(paperIdOf(first!)).toBeNull();
		expect(sameTargetKey(first!)).not.toBe(sameTargetKey(second!));
	});

	it.each([
		['doi:10.1145/3292500.3330701.', 'doi:10.1145/3292500.3330701'],
		['(see https://doi.org/10.1000/abc), and', 'doi:10.1000/abc'],
		['10.1000/a(b)c)', 'doi:10.1000/a(b)c'],
		['110.1000/no 10.1000/yes', 'doi:10.1000/yes'],
		['10.48550/arXiv.2104.00298', 'arxiv:2104.00298'],
		['10.1109/5.771073;', 'doi:10.1109/5.771073'],
	])('reads %j in prose', (text, expected) => {
		const id = readDoi(text);
		expect(id && paperIdKey(id)).toBe(expected);
	});

	it.each(['', '10.1000', '10.1000/', '10.1000/...', 'version 10.12/3'])('finds none in %j', (text) => {
		expect(readDoi(text)).toBeNull();
	});
});

describe('OpenReview', () => {
	it.each(['forum?id=YicbFdNTTy', 'pdf?id=YicbFdNTTy', 'attachment?id=YicbFdNTTy&name=supplementary_material', 'forum?noteId=x1&id=YicbFdNTTy#all'])(
		'reads %s', (rest) => {
			expect(key(`https://openreview.net/${rest}`)).toBe('openreview:YicbFdNTTy');
			expect(canonicalUrl(`https://openreview.net/${rest}`)).toBe('https://openreview.net/forum?id=YicbFdNTTy');
		});

	it('tells ids apart by case', () => {
		expect(sameTargetKey('https://openreview.net/forum?id=abCd')).not.toBe(sameTargetKey('https://openreview.net/forum?id=abcd'));
	});

	it.each(['forum', 'forum?id=', 'group?id=ICLR.cc', 'references/pdf?id=x1', 'forum?id=a%20b'])('finds none in %s', (rest) => {
		expect(paperIdOf(`https://openreview.net/${rest}`)).toBeNull();
	});
});

describe('canonicalUrl', () => {
	it.each([
		['http://www.Example.com/A/', 'https://example.com/A'],
		['https://example.com', 'https://example.com'],
		['https://example.com./a', 'https://example.com/a'],
		['https://example.com:443/a', 'https://example.com/a'],
		['http://example.com:8080/a', 'https://example.com:8080/a'],
		['https://user:secret@example.com/a', 'https://example.com/a'],
		['https://example.com/a?utm_source=x&id=1&fbclid=y&ref=z&gclid=v&UTM_medium=m', 'https://example.com/a?id=1'],
		['https://example.com/a/?b=1', 'https://example.com/a?b=1'],
		['https://example.com/a?', 'https://example.com/a'],
		['https://example.com/a#section', 'https://example.com/a'],
		['https://example.com/#/route', 'https://example.com#/route'],
		['https://example.com/#!route', 'https://example.com#!route'],
		['https://example.com/%7Eme/%c3%bc', 'https://example.com/~me/%C3%BC'],
		['https://example.com/100%/%%41d', 'https://example.com/100%25/%25Ad'],
		['https://example.com/ü', 'https://example.com/%C3%BC'],
		['https://web.archive.org/web/2021/https://example.com/', 'https://web.archive.org/web/2021/https://example.com'],
		['https://www.com/a', 'https://www.com/a'],
		['https://github.com/google/automl', 'https://github.com/google/automl'],
		['https://github.com/google/automl.git', 'https://github.com/google/automl'],
		['https://github.com/google/automl/', 'https://github.com/google/automl'],
		['https://github.com/google/automl/tree/master/efficientnetv2', 'https://github.com/google/automl/tree/master/efficientnetv2'],
		['https://github.com/google', 'https://github.com/google'],
	])('evens %s', (url, expected) => {
		expect(canonicalUrl(url)).toBe(expected);
	});

	it.each(['', 'paper', 'example.com/a', '/a', '//example.com/a', 'https:example.com', 'https:\\\\example.com', 'mailto:a@b.c', 'file:///a', 'https://', 'http://[', 'https://a b/', 'https://example.com../a', 'https://.'])(
		'has none for %j', (url) => {
			expect(canonicalUrl(url)).toBeNull();
			expect(sameTargetKey(url)).toBeNull();
			expect(hostOf(url)).toBeNull();
		});
});

describe('sameTargetKey', () => {
	it('reads the owner and repository of GitHub in any case, the path below as it is', () => {
		expect(sameTargetKey('https://github.com/Google/AutoML.git')).toBe(sameTargetKey('http://www.github.com/google/automl/'));
		expect(sameTargetKey('https://github.com/google/automl/tree/master/A')).not.toBe(sameTargetKey('https://github.com/google/automl/tree/master/a'));
		expect(sameTargetKey('https://github.com/google/automl/tree/master')).not.toBe(sameTargetKey('https://github.com/google/automl'));
	});

	it('never joins similar URLs', () => {
		expect(sameTargetKey('https://syncedreview.com/2021/09/23/some-slug-110/')).not.toBe(sameTargetKey('https://syncedreview.com/2021/09/23/some-slug-107/'));
		expect(sameTargetKey('https://example.com/p?id=1')).not.toBe(sameTargetKey('https://example.com/p?id=2'));
	});
});

describe('isSafeUrl', () => {
	it.each(['https://example.com', 'HTTP://example.com/a?b#c', ' https://example.com'])('opens %j', (url) => {
		expect(isSafeUrl(url)).toBe(true);
	});

	it.each([
		'', 'TODO', 'javascript:alert(1)', 'JavaScript://https://example.com', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x', 'blob:https://a/b',
		'obsidian://open?vault=x', 'mailto:a@b.c', 'ftp://example.com', 'example.com', './a', '#a', '//example.com', 'https:', 'https://', 'java\nscript:alert(1)', '\u0000javascript:x',
	])('does not open %j', (url) => {
		expect(isSafeUrl(url)).toBe(false);
	});
});

describe('hostOf', () => {
	it('gives the host without www. and port, in lower case', () => {
		expect(hostOf('https://WWW.MarkTechPost.com:8080/2021/')).toBe('marktechpost.com');
		expect(hostOf('http://ai.googleblog.com')).toBe('ai.googleblog.com');
	});
});

describe('dateInUrl', () => {
	it.each([
		['https://example.com/2021/09/23/title/', 2021, 9, 23],
		['https://example.com/2021/9/3', 2021, 9, 3],
		['https://example.com/blog/2021-09-23-title', 2021, 9, 23],
		['https://example.com/title-2021-09-23.html', 2021, 9, 23],
		['https://example.com/2021/09/2021-09-23/', 2021, 9, 23],
		['https://example.com/2020/02/29/leap', 2020, 2, 29],
		['https://ai.googleblog.com/2021/09/title.html', 2021, 9, null],
		['https://example.com/2021/09/', 2021, 9, null],
	])('reads %s', (url, year, month, day) => {
		expect(dateInUrl(url)).toEqual({ year, month, day });
	});

	it.each([
		'https://example.com/2021/', 'https://example.com/2021/title', 'https://example.com/2021/13/02/', 'https://example.com/2021/02/30/x',
		'https://example.com/2021/09/40/', 'https://example.com/12021/09/23/', 'https://example.com/a2021-09-23', 'https://example.com/2021-09-231',
		'https://example.com/?d=2021-09-23', 'https://example.com/#/2021/09/23/', 'https://example.com/1899/09/23/', 'https://example.com/2200/09/23/',
		'https://arxiv.org/abs/2104.00298', 'https://arxiv.org/abs/math/0611800', 'https://doi.org/10.1000/2021-09-23', 'no url 2021-09-23', '',
	])('finds none in %s', (url) => {
		expect(dateInUrl(url)).toBeNull();
	});
});

describe('laws over any text', () => {
	const parts = fc.constantFrom(
		'https://', 'http://', 'www.', 'arxiv.org', 'github.com', 'openreview.net', 'doi.org', 'huggingface.co', 'example.com', '/', '/abs/', '/pdf/', '/doi/',
		'2104.00298', 'v2', '.pdf', '.git', '10.1000/x', '10.48550/arXiv.', 'math/0611800', '?id=', '&utm_source=a', '&', '#', '#/', '#!', '%2F', '%', '%41', '%e2', '..', ':80', ':443', '@', ' ', '\\', 'ü', '2021/09/23/', '2021-09-23',
	);
	const urls = fc.oneof(
		fc.string({ unit: 'binary' }), fc.webUrl({ withFragments: true, withQueryParameters: true }),
		fc.array(parts, { maxLength: 12 }).map((all) => all.join('')), fc.array(parts, { maxLength: 12 }).map((all) => `https://${all.join('')}`),
	);

	it('never throws, and agrees on what is a URL', () => {
		fc.assert(fc.property(urls, (url) => {
			expect(isSafeUrl(url)).toBe(canonicalUrl(url) !== null);
			expect(hostOf(url) === null).toBe(sameTargetKey(url) === null);
			dateInUrl(url);
			readArxivId(url);
			readDoi(url);
		}), { numRuns: 2000 });
	});

	// A space before a URL says nothing, and leads past the short way.
	const same = (url: string) => {
		expect([hostOf(url), sameTargetKey(url), dateInUrl(url)]).toEqual([hostOf(` ${url}`), sameTargetKey(` ${url}`), dateInUrl(` ${url}`)]);
	};

	it('reads a plain URL as the platform does', () => {
		fc.assert(fc.property(urls, same), { numRuns: 4000 });
		const characters = fc.constantFrom(...'aZ09.-_~!$&()*+,;=:@/?#%\\"\'<>`{}|^[] \tü');
		const hosts = fc.constantFrom('example.com', 'www.a.org', 'a-b.c', 'xn--a.com', 'a..b.com', '.com', 'a.com.', '1.2.3', '1.2.0x', '0x1.a', 'a_b.com', 'WWW.a.com', 'a');
		fc.assert(fc.property(hosts, fc.array(characters, { maxLength: 8 }), (host, rest) => {
			same(`https://${host}${rest.join('')}`);
			same(`http://${host}/${rest.join('')}`);
		}), { numRuns: 4000 });
	});

	it('asks the platform for no plain URL', () => {
		const { URL: platform } = globalThis;
		let asked = 0;
		globalThis.URL = class extends platform {
			constructor(url: string) {
				super(url);
				asked++;
			}
		} as typeof URL;
		try {
			for (const url of ['https://arxiv.org/abs/2104.00298v2', 'http://www.example.com/2021/09/a_b.html?id=1&utm_source=x', 'https://example.com#top']) sameTargetKey(url);
			expect(asked).toBe(0);
			sameTargetKey('https://example.com/%7Ea');
			expect(asked).toBe(1);
		} finally {
			globalThis.URL = platform;
		}
	});

	it('changes a canonical URL no further, and keeps its target', () => {
		fc.assert(fc.property(urls, fc.boolean(), (url, keepVersion) => {
			const canonical = canonicalUrl(url, { keepVersion });
			if (canonical === null) return;
			expect(canonicalUrl(canonical, { keepVersion })).toBe(canonical);
			expect(sameTargetKey(canonical)).toBe(sameTargetKey(url));
			expect(hostOf(canonical)).not.toBeNull();
		}), { numRuns: 4000 });
	});

	it('gives a paper the URL that names it', () => {
		fc.assert(fc.property(urls, (url) => {
			const id = paperIdOf(url);
			if (id) expect(paperIdOf(paperUrl(id))).toEqual({ ...id, version: null });
		}), { numRuns: 4000 });
	});
});
