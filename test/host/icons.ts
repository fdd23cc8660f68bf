import { ICON_SHAPES } from './icon-shapes';

const SVG = 'http://www.w3.org/2000/svg';
const added = new Map<string, string>();
const UNKNOWN = 'M12 10a2 2 0 1 0 0 4a2 2 0 1 0 0-4';

/** addIcon, obsidian.d.ts 393: the content of an svg of 100 by 100. */
export function addIcon(id: string, content: string): void {
	added.set(id, content);
}

/** removeIcon, 5396. */
export function removeIcon(id: string): void {
	added.delete(id);
}

/** getIcon, 3351. */
export function getIcon(id: string): SVGSVGElement | null {
	const name = id.replace(/^lucide-/, '');
	if (name === '') return null;
	const svg = document.createElementNS(SVG, 'svg');
	svg.setAttribute('width', '24');
	svg.setAttribute('height', '24');
	svg.setAttribute('fill', 'none');
	svg.setAttribute('stroke', 'currentColor');
	svg.setAttribute('stroke-width', '2');
	svg.setAttribute('stroke-linecap', 'round');
	svg.setAttribute('stroke-linejoin', 'round');
	const own = added.get(id);
	if (own !== undefined) {
		svg.setAttribute('viewBox', '0 0 100 100');
		svg.setAttribute('class', `svg-icon ${id}`);
		const parsed = new DOMParser().parseFromString(`<svg xmlns="${SVG}">${own}</svg>`, 'image/svg+xml');
		svg.append(...Array.from(parsed.documentElement.childNodes).map((node) => document.importNode(node, true)));
		return svg;
	}
	svg.setAttribute('viewBox', '0 0 24 24');
	svg.setAttribute('class', `svg-icon lucide-${name}`);
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('d', ICON_SHAPES[name] ?? UNKNOWN);
	svg.append(path);
	return svg;
}

/** getIconIds, 3357. */
export function getIconIds(): string[] {
	return [...Object.keys(ICON_SHAPES).map((name) => `lucide-${name}`), ...added.keys()];
}

/** setIcon, 5689: the icon replaces what the element held. */
export function setIcon(parent: HTMLElement, id: string): void {
	const icon = getIcon(id);
	if (icon === null) return;
	parent.empty();
	parent.append(parent.doc === document ? icon : parent.doc.adoptNode(icon));
}
