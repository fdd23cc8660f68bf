import { atom } from './atom';
import { bibtex } from './bibtex';
import { cslJson } from './csl-json';
import { csv } from './csv';
import type { ExportFormat } from './format';
import { html } from './html';
import { json } from './json';
import { jsonFeed } from './json-feed';

export { exportEntryOf, type ExportEntry } from './export-entry';
export type { ExportFormat, ExportOptions } from './format';

/** All formats, in the order in which they are offered. */
export const exportFormats: readonly ExportFormat[] = [bibtex, cslJson, csv, json, atom, jsonFeed, html];
