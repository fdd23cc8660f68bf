/** How long a finger rests until it asks for the menu, in milliseconds. Where the system has such an event of its own, that comes first. */
const longPress = 600;

/** How far a resting finger may slip, in pixels. */
const slip = 10;

/** A finger that rests: iOS tells no page of it. One at a time, as there is one menu. */
let resting: { readonly timer: number; readonly x: number; readonly y: number } | null = null;

/** A finger came down: calls back if it stays where it is. What follows from lifting it, such as a click, is left out then. */
export function beginPress(event: TouchEvent, press: (touch: Touch) => void): void {
	endPress();
	const [touch] = event.touches;
	if (!touch || event.touches.length > 1) return;
	const target = event.currentTarget as HTMLElement;
	const timer = window.setTimeout(() => {
		resting = null;
		target.addEventListener('touchend', (end) => end.preventDefault(), { once: true });
		press(touch);
	}, longPress);
	resting = { timer, x: touch.clientX, y: touch.clientY };
}

/** A finger moved: further than a resting one does, and it scrolls. */
export function movePress({ touches: [touch] }: TouchEvent): void {
	if (resting && touch && Math.hypot(touch.clientX - resting.x, touch.clientY - resting.y) > slip) endPress();
}

/** The finger was lifted, or the system took over. */
export function endPress(): void {
	if (resting) window.clearTimeout(resting.timer);
	resting = null;
}
