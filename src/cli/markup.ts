import { parseDocument } from 'htmlparser2';
import type { MarkupElement, ParseMarkup } from '../metadata/markup';

/** A node of the tree that htmlparser2 builds. */
interface TreeNode {
	readonly type: string;
	readonly name?: string;
	readonly data?: string;
	readonly attribs?: Readonly<Record<string, string>>;
	readonly children?: readonly TreeNode[];
}

/** Parses pages and feeds in the terminal, which has no `DOMParser`. */
export const parseMarkup: ParseMarkup = (text, type) => {
	const tree: TreeNode = parseDocument(text, { xmlMode: type === 'application/xml', decodeEntities: true });
	if (type === 'text/html') return new TreeElement({ ...tree, name: 'html' });
	// A page may begin with anything; a feed is its one root.
	const root = tree.children?.find(isElement);
	return root ? new TreeElement(root) : null;
};

class TreeElement implements MarkupElement {
	readonly tagName: string;
	private inside: readonly MarkupElement[] | null = null;

	constructor(private readonly node: TreeNode) {
		this.tagName = node.name ?? '';
	}

	get textContent(): string {
		return textOf(this.node);
	}

	get children(): readonly MarkupElement[] {
		if (this.inside) return this.inside;
		const inside: MarkupElement[] = [];
		for (const child of this.node.children ?? []) if (isElement(child)) inside.push(new TreeElement(child));
		return (this.inside = inside);
	}

	getAttribute(name: string): string | null {
		const { attribs } = this.node;
		return attribs && Object.hasOwn(attribs, name) ? attribs[name]! : null;
	}
}

function isElement(node: TreeNode): boolean {
	return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

/** The text inside, without recursion: a page may nest as deep as it likes. */
function textOf(root: TreeNode): string {
	const parts: string[] = [];
	const open = [root];
	for (let node = open.pop(); node; node = open.pop()) {
		if (node.type === 'text') parts.push(node.data ?? '');
		const { children = [] } = node;
		for (let index = children.length - 1; index >= 0; index--) open.push(children[index]!);
	}
	return parts.join('');
}
