import { afterEach, beforeAll } from 'vitest';
import { readStyles } from './built-plugin';
import { installDom } from './dom';
import { startedHost } from './index';

installDom();

// happy-dom has no layout; a browser gets the sizes that hover, clicks at a place and long lists need.
beforeAll(async () => {
	if (navigator.userAgent.includes('HappyDOM')) return;
	const style = document.createElement('style');
	style.textContent = await readStyles();
	document.head.append(style);
});

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
