import fc from 'fast-check';

/** Lines that exercise block structure: every opener, closer and marker, at the depths at which they count and do not. */
const fragments = [
	'', '', '', ' ', 'text', 'more text', '# One', '## Two', ' ### Three', '    # four', '####', '#tag', '###Near: [T](u)', '# closed #',
	'```', '````', '``` js', '~~~', '~~~~', '``` a`b', '   ```', '    ```', '> quote', '>', '> > deep', '> ```', '> # h', '- item', '* item', '+ item',
	'-', '- ', '1. one', '2) two', '10. ten', '  - nested', '   text', '    code', '\tcode', '  text', '- ```', '  ```', '-     code', '- # h', '- > q',
	'---', '***', '___', '===', '- - -', '-----', '=======', '<!-- comment -->', '<!-- open', '-->', 'x --> y', '<div>', '</div>', '<span>', '<br>',
	'<pre>', '</pre>', '<script>', '</script>', '<?php', '?>', '<!DOCTYPE html>', '<![CDATA[', ']]>', '<a href="x">', '<a href="x', 'text <!-- x',
	'* * *', '1.', '1. ', 'a\\', '* a', ' * b', '   * c', '     - d', '  > q', '\t- x', '- \tx', '>\tx', '>     code',
] as const;

/** Notes built of such lines, ending with LF or CRLF. */
export const blockNotes = fc
	.tuple(fc.array(fc.constantFrom(...fragments), { maxLength: 14 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
	.map(([lines, ending, final]) => lines.join(ending) + (final ? ending : ''));

/** Lines of logs, good and broken. */
const logFragments = [
	'## 2021.09.23', '## 2021-09-22', '# 2021/09', '## 2021.13.40', '### 2021.9.3:', '# Machine Learning Researches', '## r/MachineLearning: [Thread](https://r.example/1)',
	'### Synced: [Title](https://synced.example/2021/09/23/x)', '### :star:Google AI: [A [b] c](https://g.example/x(1))', '### ⭐ OpenAI: [C](https://o.example "tip") ^id',
	'### [No source](https://n.example)', '### Synced [No colon](https://n.example)', '###Synced: [No space](https://n.example)', '#### Notes', '### Broken: [Title(https://b.example)',
	'[[paper]](https://a.example) [[code]](https://c.example)', '[\\[paper\\]](https://a.example)', '[[paper](https://a.example)] | [x](TODO)', '- [paper](https://a.example)',
	'[[x]] (https://a.example)', '[[x]](https://a.example', '[x]](https://a.example)', '[[My note]]', '(', '[', ']', '**Keywords**: a; b;c', '**Keywords**:', 'Keyword: a, b',
	'**Summary**:', '**Comment:** fine', 'comment：x', '**Problem**: y', '**Authors**: A, B', '![](x.png)', '%%', '%% note %%', '$$', '<<<<<<< HEAD', '=======', '>>>>>>> other',
	'<!-- ml-watch-ignore x -->', '\u200b', '\u00a0', '### :star: \u200bX: [y](z) :star:', '\ufeff', '---', '```', '', '', '', 'prose',
] as const;

/** Notes built of such lines and of block structure, with every kind of line ending. */
export const logNotes = fc
	.array(fc.tuple(fc.constantFrom(...logFragments, ...fragments), fc.constantFrom('\n', '\n', '\r\n', '\r')), { maxLength: 20 })
	.map((lines) => lines.map(([line, ending]) => line + ending).join(''));
