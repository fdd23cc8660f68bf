import { afterEach } from 'vitest';
import { installDom } from './dom';
import { startedHost } from './index';

installDom();

/** A test that leaves a host running, a violation or an unseen error behind has failed. */
afterEach(async () => {
	const host = startedHost();
	if (host === null) return;
	await host.close();
	const [error] = host.takeErrors();
	const [violation] = host.takeViolations();
	if (error !== undefined) throw error instanceof Error ? error : new Error('Something that is no error was thrown', { cause: error });
	if (violation !== undefined) throw new Error(`${violation.kind}: ${violation.operation} of '${violation.path}' while its editor held unsaved words.\n${violation.where}`);
});
