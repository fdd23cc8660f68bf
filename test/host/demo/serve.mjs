// Serves the simulated app with the production plugin and the sample vault: `npm run demo`.
// `npm run demo -- --once <folder>` writes the same page as static files.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../..');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/** The notes below a folder, as path -> text. A trailing slash is an empty folder. */
async function readVault(folder, prefix = '') {
	const files = {};
	for (const entry of (await readdir(path.join(folder, prefix), { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
		const name = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
		if (entry.isDirectory()) Object.assign(files, { [`${name}/`]: '' }, await readVault(folder, name));
		else if (entry.isFile()) files[name] = await readFile(path.join(folder, name), 'utf8');
	}
	return files;
}

/** Whether main.js is younger than everything it is made of: then tests that read it are not disturbed by a new build. */
async function isFresh() {
	if (!existsSync(path.join(root, 'main.js'))) return false;
	const built = (await stat(path.join(root, 'main.js'))).mtimeMs;
	const sources = (await readdir(path.join(root, 'src'), { recursive: true })).map((name) => path.join('src', name));
	for (const name of [...sources, 'esbuild.config.mjs', 'package.json']) {
		if ((await stat(path.join(root, name))).mtimeMs > built) return false;
	}
	return true;
}

async function readPlugin() {
	if (!await isFresh()) {
		const built = spawnSync(process.execPath, ['esbuild.config.mjs', 'production'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
		if (built.status !== 0) throw new Error('The plugin could not be built.');
	}
	const read = (name, otherwise) => (existsSync(path.join(root, name)) || otherwise === undefined ? readFile(path.join(root, name), 'utf8') : otherwise);
	return { main: await read('main.js'), manifest: await read('manifest.json'), styles: await read('styles.css', '') };
}

/** Every file of the page, as path -> content. */
export async function buildPage(options = {}) {
	const plugin = options.plugin ?? await readPlugin();
	const bundled = await build({
		entryPoints: [path.join(here, 'page.ts')], bundle: true, write: false, format: 'esm', target: 'es2022', minify: true, legalComments: 'none',
		alias: { obsidian: path.join(here, '../obsidian.ts') }, logLevel: 'warning',
		// Only Vite knows `import.meta.glob`; the page reads its files from beside itself.
		define: { 'import.meta.glob': 'undefined' },
	});
	const sheets = ['variables.css', 'forms.css', 'app.css', 'tabs.css', 'files.css', 'note.css', 'overlay.css', 'settings.css', 'simulation.css'];
	const vault = path.join(root, 'test/vault');
	return {
		'index.html': await readFile(path.join(here, 'index.html'), 'utf8'),
		'page.js': bundled.outputFiles[0].text,
		'page.css': (await Promise.all(sheets.map((name) => readFile(path.join(here, name), 'utf8')))).join('\n'),
		'settings.json': JSON.stringify(options.settings ?? null),
		'vault.json': JSON.stringify(options.vault ?? (existsSync(vault) ? await readVault(vault) : {})),
		'plugin/main.js': plugin.main, 'plugin/manifest.json': plugin.manifest, 'plugin/styles.css': plugin.styles,
	};
}

/** Starts what plays the metadata services; its code is TypeScript. */
async function startServices() {
	const { outputFiles } = await build({
		entryPoints: [path.join(root, 'test/metadata/server/start.ts')], bundle: true, write: false, format: 'esm', platform: 'node', target: 'node20', logLevel: 'warning',
	});
	const module = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
	return module.startServices();
}

/** How many redirects are followed, as the app's own requests do. */
const mostRedirects = 5;

/** Hands a request of the simulated app to the played service: `/services/<host>/<path>`. */
async function playService(services, { pathname, search }, headers, response) {
	let target = `${services}${pathname.slice('/services'.length)}${search}`;
	try {
		if (!services) throw new Error('No services are played here.');
		const accept = headers.accept ?? '*/*';
		for (let left = mostRedirects; ; left--) {
			const answer = await fetch(target, { headers: { accept }, redirect: 'manual' });
			const location = answer.headers.get('location');
			if (answer.status < 300 || answer.status >= 400 || location === null || left === 0) {
				const body = Buffer.from(await answer.arrayBuffer());
				// The status goes in a header: a page's console calls every 404 an error.
				response.writeHead(200, { 'content-type': answer.headers.get('content-type') ?? 'text/plain', 'x-status': String(answer.status) });
				response.end(body);
				return;
			}
			const { host, pathname: to, search: query } = new URL(location);
			target = `${services}/${host}${to}${query}`;
		}
	} catch {
		// As a host that cannot be reached.
		response.writeHead(200, { 'x-status': '0' });
		response.end();
	}
}

/** Serves the files on 127.0.0.1: at `port` if it is free, else at any. `services` is the address of the played services. */
export async function servePage(files, port, services = '') {
	const server = createServer((request, response) => {
		const url = new URL(request.url ?? '/', 'http://localhost');
		const { pathname } = url;
		if (pathname.startsWith('/services/')) {
			void playService(services, url, request.headers, response);
			return;
		}
		const name = pathname === '/' ? 'index.html' : decodeURIComponent(pathname.slice(1));
		const content = Object.hasOwn(files, name) ? files[name] : undefined;
		response.writeHead(content === undefined ? 404 : 200, { 'content-type': `${TYPES[path.extname(name)] ?? 'text/plain'}; charset=utf-8`, 'cache-control': 'no-store' });
		response.end(content ?? 'Not found');
	});
	const listen = (wanted) => new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(wanted, '127.0.0.1', () => {
			server.off('error', reject);
			resolve();
		});
	});
	await listen(port).catch((error) => {
		if (port === 0 || (error.code !== 'EADDRINUSE' && error.code !== 'EACCES')) throw error;
		return listen(0);
	});
	return { url: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }) };
}

async function writePage(files, folder) {
	for (const [name, content] of Object.entries(files)) {
		const target = path.join(folder, name);
		await mkdir(path.dirname(target), { recursive: true });
		await writeFile(target, content);
	}
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const once = process.argv.indexOf('--once');
	const files = await buildPage();
	if (once >= 0) {
		const folder = process.argv[once + 1];
		if (folder === undefined) throw new Error('Give the folder to write to: npm run demo -- --once <folder>');
		await writePage(files, path.resolve(folder));
		console.log(`Wrote the demo to ${path.resolve(folder)}. Any static web server can serve it.`);
	} else {
		const services = await startServices();
		const { url } = await servePage(files, Number(process.env.PORT ?? 4173), services.url);
		console.log(`ML Watch in a simulated Obsidian: ${url}\nPress Ctrl+C to stop.`);
	}
}
