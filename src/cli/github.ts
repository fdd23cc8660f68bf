import type { ProblemRecord } from '../core/records';

const commands: Readonly<Record<ProblemRecord['severity'], string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * A problem as a workflow command of GitHub Actions, which shows it at its line. The command's columns cannot end on another line, so a
 * problem of several lines has none.
 * @param file the path from where the command runs, as a checkout has it.
 */
export function githubLine({ line, column, endLine, endColumn, rule, severity, message }: ProblemRecord, file: string): string {
	const place = line === endLine ? `line=${line},col=${column},endColumn=${endColumn}` : `line=${line},endLine=${endLine}`;
	return `::${commands[severity]} file=${property(file.replace(/^(?:\.\/)+/, ''))},${place},title=${property(rule)}::${data(message)}`;
}

/** What would end the line, or be decoded, is encoded, as the runner expects it. */
function data(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
	return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
