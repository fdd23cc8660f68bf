import type { Service } from './ask/question';
import { arxiv } from './ask/arxiv';
import { crossref } from './ask/crossref';
import { doi } from './ask/doi';
import { github } from './ask/github';
import { huggingFace } from './ask/hugging-face';
import { openreview } from './ask/openreview';
import { semanticScholar } from './ask/semantic-scholar';
import { webPage } from './ask/web-page';

export type { Service, ServiceDescription } from './ask/question';

/** Everyone who may be asked, in the order in which their words count. Settings, docs and privacy notes are made of this list. */
export const services: readonly Service[] = [webPage, arxiv, openreview, doi, crossref, semanticScholar, huggingFace, github];
