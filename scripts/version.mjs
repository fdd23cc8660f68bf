// Runs inside `npm version <new>`: takes the version that npm has just written to package.json over to manifest.json, and notes
// in versions.json which app version this release asks for (the app reads that file to offer older installs a release that fits).
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

const ROOT = path.resolve(import.meta.dirname, '..');

async function readJson(name) {
	return JSON.parse(await readFile(path.join(ROOT, name), 'utf8'));
}

async function writeJson(name, value) {
	await writeFile(path.join(ROOT, name), `${JSON.stringify(value, null, '\t')}\n`);
}

const { version } = await readJson('package.json');
if (!/^\d+\.\d+\.\d+$/.test(version)) {
	console.error(`"${version}" is no release version. The app accepts three numbers only, as in 1.4.0.`);
	process.exit(1);
}
const manifest = await readJson('manifest.json');
const versions = await readJson('versions.json');
await writeJson('manifest.json', { ...manifest, version });
await writeJson('versions.json', { ...versions, [version]: manifest.minAppVersion });
console.log(`manifest.json and versions.json: ${version}, for app version ${manifest.minAppVersion} and later`);
