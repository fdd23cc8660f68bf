import { defaultFieldTable, fieldTable, knownFields, type FieldTable } from '../field';
import { buildSettings, checkSettings, createSettings, displaySettings, metadataSettings, styleSettings } from './groups';
import { readIndexes, type IndexSettings } from './indexes';
import { defaultTemplate } from '../style';
import { checkTemplate } from '../print/template';
import { lines, readGroup, unusable, type ConfigProblem, type Values } from './setting';

/** How loudly a problem is told. `error`: words or links are lost to the reader; `warning`: a slip; `info`: style. */
export const severities = ['off', 'info', 'warning', 'error'] as const;
export type Severity = (typeof severities)[number];

const fieldSettings = {
	extraFields: lines({
		name: 'More fields',
		description: 'Names of further fields of an entry, one a line. Add : text for a field of several paragraphs.',
		placeholder: 'Dataset',
		fallback: [],
		check: (line) => (/^[^*:[\]]{1,40}(?::\s*(?:text|line|keywords))?$/.test(line.trim()) ? null : 'expected a name, or a name and `: text`'),
	}),
};

/** All settings in the order and groups in which the settings tab and the docs show them. */
export const settingGroups = [
	{ heading: 'New paper notes', settings: createSettings },
	{ heading: 'Style', settings: styleSettings },
	{ heading: 'Fields', settings: fieldSettings },
	{ heading: 'Check', settings: checkSettings },
	{ heading: 'Display', settings: displaySettings },
	{ heading: 'Index', settings: buildSettings },
	{ heading: 'Metadata services', settings: metadataSettings },
] as const;

const allSettings = {
	...createSettings, ...styleSettings, ...fieldSettings, ...checkSettings, ...displaySettings, ...buildSettings, ...metadataSettings,
};

/** Every setting, validated. */
export interface Config extends Values<typeof allSettings> {
	/** Severities that differ from the rules' defaults, by rule id. */
	readonly rules: Readonly<Record<string, Severity>>;
	/** What is built, in the order of the settings; of an older version's settings the one index that they describe. */
	readonly indexes: readonly [IndexSettings, ...IndexSettings[]];
}

/**
 * Reads stored settings of any shape: `null`, a file broken by hand, settings of a later version. It never throws; what cannot be
 * used is reported and its default taken.
 */
export function readConfig(stored: unknown): { config: Config; problems: readonly ConfigProblem[] } {
	const problems: ConfigProblem[] = [];
	const values = isRecord(stored) ? stored : {};
	if (stored !== null && stored !== undefined && !isRecord(stored)) {
		problems.push({ key: '', message: 'Unusable settings: expected an object. The defaults are used until they are mended.' });
	}
	const config: Config = { ...readGroup(allSettings, values, problems), rules: readRules(values.rules, problems), indexes: readIndexes(values, problems) };
	// Only here is it known which fields there are.
	const template = config.template === defaultTemplate ? null : checkTemplate(config.template, fieldsOf(config));
	if (template === null) return { config, problems };
	return { config: { ...config, template: defaultTemplate }, problems: [...problems, unusable('template', template)] };
}

function readRules(stored: unknown, problems: ConfigProblem[]): Record<string, Severity> {
	const rules: Record<string, Severity> = {};
	if (stored === undefined) return rules;
	if (!isRecord(stored)) {
		problems.push(unusable('rules', 'expected an object of rule ids and severities'));
		return rules;
	}
	for (const [id, severity] of Object.entries(stored)) {
		if (severities.includes(severity as Severity)) rules[id] = severity as Severity;
		else problems.push(unusable(`rules.${id}`, `expected one of ${severities.join(', ')}`));
	}
	return rules;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const defaultConfig: Config = readConfig({}).config;

/** The fields that a configuration knows: the built-in ones and the user's. */
export function fieldsOf(config: Config): FieldTable {
	if (config.extraFields.length === 0) return defaultFieldTable;
	const extra = config.extraFields.map((line) => {
		const [name = '', content = 'line'] = line.split(':').map((part) => part.trim());
		return { name, aliases: [], content: content === 'text' || content === 'keywords' ? content : 'line' } as const;
	});
	return fieldTable([...knownFields, ...extra]);
}
