// npm run install-plugin -- <vault>
// Builds the plugin and copies its three files into a vault. The plugin's settings (data.json) are never touched.
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

const ROOT = path.resolve(import.meta.dirname, '..');
const FILES = ['main.js', 'manifest.json', 'styles.css'];

function fail(message) {
	console.error(message);
	process.exit(1);
}

async function isFolder(folder) {
	const stats = await stat(folder).catch(() => null);
	return stats?.isDirectory() ?? false;
}

const [vaultArgument, ...rest] = process.argv.slice(2);
if (!vaultArgument || rest.length > 0) fail('Usage: npm run install-plugin -- <vault>\nA path that holds spaces needs quotes.');

// npm runs scripts in the project's folder; a relative path means the folder that the person stands in.
const vault = path.resolve(process.env.INIT_CWD ?? process.cwd(), vaultArgument);
const configFolder = path.join(vault, '.obsidian');
if (!(await isFolder(vault))) fail(`${vault} is not a folder. Give the folder of the vault.`);
if (!(await isFolder(configFolder))) {
	fail(`${vault} is not a vault: it has no .obsidian folder. Open the folder in the app once, then try again.`);
}

const build = spawnSync(process.execPath, ['esbuild.config.mjs', 'production'], { cwd: ROOT, stdio: 'inherit' });
if (build.status !== 0) fail('The build failed, nothing was copied.');

const target = path.join(configFolder, 'plugins', 'ml-watch');
try {
	await mkdir(target, { recursive: true });
	for (const file of FILES) await copyFile(path.join(ROOT, file), path.join(target, file));
} catch (error) {
	fail(`Could not copy into ${target}: ${error.message}`);
}
console.log(`Copied ${FILES.join(', ')} to ${target}`);
console.log('Now reload the app, then turn ML Watch on under Settings, Community plugins.');
