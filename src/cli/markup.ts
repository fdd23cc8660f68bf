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
	// A page may begin with anything; a feed is its one root.
	const roots = (tree.children ?? []).filter(isElement);
	if (type === 'application/xml') return roots[0] ? elementOf(roots[0]) : null;
	return elementOf({ ...tree, name: 'html' });
};

function elementOf(node: TreeNode): MarkupElement {
	return {
		tagName: node.name ?? '',
		get textContent() {
			return textOf(node);
		},
		get children() {
			return (node.children ?? []).filter(isElement).map(elementOf);
		},
		getAttribute: (name) => (node.attribs && Object.hasOwn(node.attribs, name) ? node.attribs[name]! : null),
	};
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
