import ts from 'typescript';

/** What an operator is mutated to: the other side of its boundary, or its opposite. */
const OPERATORS = {
	'<': ['<=', '>='], '<=': ['<', '>'], '>': ['>=', '<='], '>=': ['>', '<'], '===': ['!=='], '!==': ['==='], '&&': ['||'], '||': ['&&'], '+': ['-'], '-': ['+'],
};

/**
 * Puts every mutation of a module into it at once, each behind a switch: `globalThis.mutant` holds the id of the one that is on.
 * @param {string} source of a TypeScript module
 * @param {string} file its name, in the ids of the mutants
 * @returns {{ code: string, mutants: { id: string, line: number, change: string }[] }}
 */
export function instrument(source, file) {
	const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);
	const mutants = [];

	function mutant(node, change) {
		const id = `${file}#${mutants.length}`;
		mutants.push({ id, line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1, change: change.replace(/\s+/g, ' ').slice(0, 120) });
		return `globalThis.mutant === ${JSON.stringify(id)}`;
	}

	/** The text of a node with the mutants of its children in it. */
	function emit(node) {
		return own(node) ?? withChildren(node);
	}

	function withChildren(node) {
		let out = '';
		let at = node.getFullStart();
		node.forEachChild((child) => {
			const text = emit(child);
			// A mutant that never ends is one that a test would see.
			out += source.slice(at, child.getFullStart()) + (child === node.statement && ts.isIterationStatement(node, false) ? ` { globalThis.spin?.(); ${text} }` : text);
			at = child.getEnd();
		});
		return out + source.slice(at, node.getEnd());
	}

	/** The leading space and comments of a node; what is put around it stands behind them. */
	const lead = (node) => source.slice(node.getFullStart(), node.getStart());
	const bare = (text, node) => text.slice(lead(node).length);

	function switched(node, variants, original) {
		const rest = bare(original, node);
		return lead(node) + variants.reduceRight((inner, { text, change }) => `(${mutant(node, change)} ? (${text}) : ${inner})`, `(${rest})`);
	}

	function own(node) {
		if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return source.slice(node.getFullStart(), node.getEnd());
		// The words of a rule's page are held by other tests.
		if (ts.isPropertyAssignment(node) && ['docs', 'example', 'summary'].includes(node.name.getText())) return source.slice(node.getFullStart(), node.getEnd());
		if (ts.isBinaryExpression(node)) {
			const operator = node.operatorToken.getText();
			const changes = (OPERATORS[operator] ?? []).filter(() => !['+', '-'].includes(operator) || isNumber(node.right) || isNumber(node.left));
			if (changes.length === 0) return null;
			const [left, right] = [node.left.getText(), node.right.getText()];
			return switched(node, changes.map((other) => ({ text: `(${left}) ${other} (${right})`, change: `${left} ${operator} ${right}  →  ${other}` })), withChildren(node));
		}
		if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
			return switched(node, [{ text: node.operand.getText(), change: `${node.getText()}  →  without !` }], withChildren(node));
		}
		if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) {
			const other = node.kind === ts.SyntaxKind.TrueKeyword ? 'false' : 'true';
			return switched(node, [{ text: other, change: `${node.getText()}  →  ${other}` }], withChildren(node));
		}
		if (ts.isIfStatement(node)) {
			const { expression, thenStatement, elseStatement } = node;
			const variants = ['true', 'false'].map((text) => ({ text, change: `if (${expression.getText()})  →  ${text}` }));
			return `${lead(node)}if (${switched(expression, variants, emit(expression))}) {${emit(thenStatement)}}${elseStatement ? ` else {${emit(elseStatement)}}` : ''}`;
		}
		if (ts.isConditionalExpression(node)) {
			const { condition, whenTrue, whenFalse } = node;
			const variants = ['true', 'false'].map((text) => ({ text, change: `${condition.getText()} ?  →  ${text}` }));
			return `${lead(node)}(${switched(condition, variants, emit(condition))} ? ${emit(whenTrue)} : ${emit(whenFalse)})`;
		}
		if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression) && node.expression.expression.getText() === 'report') {
			return `${lead(node)}if (!(${mutant(node, 'report(…)  →  nothing')})) {${bare(withChildren(node), node)}}`;
		}
		if (ts.isContinueStatement(node) || (ts.isReturnStatement(node) && !node.expression)) {
			return `${lead(node)}if (!(${mutant(node, `${node.getText()}  →  nothing`)})) {${node.getText()}}`;
		}
		return null;
	}

	const code = withChildren(tree);
	return { code, mutants };
}

function isNumber(node) {
	return ts.isNumericLiteral(node) || /(?:length|\bat|from|to|end|start|index|\])$/.test(node.getText());
}
