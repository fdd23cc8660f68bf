// Who is asked is said in the settings, in the README and in docs/services.md: all three have to be what the code does.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultConfig, settingGroups } from '../../src/core/config/config';
import { metadataSettings } from '../../src/core/config/groups';
import { services } from '../../src/metadata/directory';
import { subjectOf } from '../../src/metadata/ask/question';
import { recognise } from '../../src/metadata/recognition';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

const urls = [
	'https://arxiv.org/abs/1706.03762', 'https://openreview.net/forum?id=YicbFdNTTy', 'https://doi.org/10.1145/3065386', 'https://github.com/a/b', 'https://blog.example/a-page-of-words',
];

describe('the directory', () => {
	test.each(services.map((service) => [service.name, service] as const))('%s: every host is named to the person before it is asked', (_, service) => {
		const { description, fallback } = metadataSettings[service.setting as keyof typeof metadataSettings];
		expect(fallback).toBe(false);
		expect(defaultConfig[service.setting]).toBe(false);
		for (const host of service.hosts) expect(description).toContain(host);
		const subjects = urls.map((url) => subjectOf(recognise(url))!).filter((subject) => service.accepts(subject));
		expect(subjects.length).toBeGreaterThan(0);
		const asked = subjects.flatMap((subject) => service.requests([subject])).map(({ url }) => new URL(url).host);
		// A page is asked from its own host and no other.
		expect([...new Set(asked)]).toEqual(service.hosts.length > 0 ? service.hosts : ['blog.example']);
	});

	test('is in the settings tab, service by service', () => {
		const group = settingGroups.find(({ heading }) => heading === 'Metadata services')!;
		expect(Object.keys(group.settings).filter((key) => key.startsWith('ask')).sort()).toEqual(services.map(({ setting }) => setting as string).sort());
	});

	test.each(['README.md', 'docs/services.md'])('is in %s: `npm run docs` was run', (file) => {
		const text = read(file);
		for (const { name, hosts, sends, gives } of services) {
			const shown = hosts.length > 0 ? hosts.map((host) => `\`${host}\``).join(', ') : 'the host of the URL';
			expect(text).toContain(`| ${name} | ${shown} | ${sends} | ${gives} |`);
		}
	});
});
