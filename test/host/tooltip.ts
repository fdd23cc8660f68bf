import type * as Api from 'obsidian';

/** setTooltip, obsidian.d.ts 5711: the text becomes the label of the element, and is shown on hover. */
export function setTooltip(el: HTMLElement, tooltip: string, options: Api.TooltipOptions = {}): void {
	if (tooltip === '') {
		el.removeAttribute('aria-label');
		return;
	}
	el.setAttribute('aria-label', tooltip);
	if (options.placement !== undefined) el.setAttribute('data-tooltip-position', options.placement);
	if (options.delay !== undefined) el.setAttribute('data-tooltip-delay', String(options.delay));
	if (options.classes !== undefined) el.setAttribute('data-tooltip-classes', options.classes.join(' '));
}

/** displayTooltip, 2258. */
export function displayTooltip(target: HTMLElement, content: string | DocumentFragment, options: Api.TooltipOptions = {}): void {
	hideTooltips(target.doc);
	const tip = target.doc.body.createDiv({ cls: ['tooltip', ...options.classes ?? []], attr: { role: 'tooltip' } });
	tip.append(content);
	const box = target.getBoundingClientRect();
	const side = options.placement ?? (target.getAttribute('data-tooltip-position') as Api.TooltipPlacement | null) ?? 'bottom';
	const own = tip.getBoundingClientRect();
	const gap = options.gap ?? 6;
	const x = side === 'right' ? box.right + gap : side === 'left' ? box.left - own.width - gap : box.left + (box.width - own.width) / 2;
	const y = side === 'top' ? box.top - own.height - gap : side === 'bottom' ? box.bottom + gap : box.top + (box.height - own.height) / 2;
	const width = target.win.innerWidth;
	tip.setCssProps({ '--tooltip-x': `${Math.max(4, Math.min(x, width - own.width - 4))}px`, '--tooltip-y': `${Math.max(4, y)}px` });
}

/** Removes what `displayTooltip` showed. */
export function hideTooltips(doc: Document): void {
	for (const tip of Array.from(doc.querySelectorAll('body > .tooltip'))) tip.remove();
}

/** Shows the tooltip of the element under the pointer. Returns the way to stop. */
export function watchTooltips(doc: Document): () => void {
	const over = (event: Event): void => {
		const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[aria-label]') : null;
		hideTooltips(doc);
		const label = target?.getAttribute('aria-label') ?? '';
		if (target !== null && label !== '' && !target.matches('input, textarea, [role=dialog], nav, section, ul')) displayTooltip(target, label);
	};
	const away = (): void => { hideTooltips(doc); };
	doc.addEventListener('mouseover', over);
	doc.addEventListener('mousedown', away, true);
	return () => {
		doc.removeEventListener('mouseover', over);
		doc.removeEventListener('mousedown', away, true);
		away();
	};
}
