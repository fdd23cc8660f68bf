import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** A module of the product: its path below the project, with `/`, and its text. */
export interface Source {
	readonly path: string;
	readonly text: string;
}

/** One import, re-export, `import()` or `require()` of a module. */
export interface Import {
	/** As written: `./date`, `obsidian`, `node:fs`. */
	readonly specifier: string;
	/** Whether it is gone after compilation: `import type`, `export type`. */
	readonly typeOnly: boolean;
}

/** Every TypeScript module below a folder of the project, in code-unit order. */
export function readSources(folder: string): Source[] {
	return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
		.map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
		.filter((file) => !file.includes('node_modules/'))
		.sort()
		.map((file) => ({ path: file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
}

/** The project's own production modules. */
export const SOURCES: readonly Source[] = readSources('src');

export function syntaxOf(source: Source): ts.SourceFile {
	return ts.createSourceFile(source.path, source.text, ts.ScriptTarget.ES2022, true);
}

/** Calls `visit` for a node and everything below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
	visit(node);
	ts.forEachChild(node, (child) => walk(child, visit));
}

/** Every module that a source names, in text order, type-only imports and type queries (`import('x').Y`) included. */
export function importsOf(source: Source): Import[] {
	const found: Import[] = [];
	walk(syntaxOf(source), (node) => {
		const one = importAt(node);
		if (one) found.push(one);
	});
	return found;
}

function importAt(node: ts.Node): Import | null {
	if (ts.isImportDeclaration(node)) return toImport(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
	if (ts.isExportDeclaration(node)) return toImport(node.moduleSpecifier, node.isTypeOnly);
	if (ts.isImportTypeNode(node)) return toImport(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
	if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
		return toImport(node.moduleReference.expression, node.isTypeOnly);
	}
	if (ts.isCallExpression(node) && isLoader(node.expression)) return toImport(node.arguments[0], false);
	return null;
}

function isLoader(callee: ts.Expression): boolean {
	return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
}

/** A name that is computed can't be checked, so it is refused. */
function toImport(name: ts.Node | undefined, typeOnly: boolean): Import | null {
	if (!name) return null;
	return { specifier: ts.isStringLiteralLike(name) ? name.text : `computed: ${name.getText()}`, typeOnly };
}

/** The source that a relative import names, null where it is a package. */
export function resolveImport(from: Source, specifier: string, sources: readonly Source[]): Source | null {
	if (!specifier.startsWith('.')) return null;
	const base = path.posix.join(path.posix.dirname(from.path), specifier);
	const candidates = [`${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`, base];
	return sources.find((source) => candidates.includes(source.path)) ?? null;
}
