/** The longest stretch of work, in milliseconds, after which the app gets its turn: half a frame. */
const longestSlice = 8;

/** Cuts long work into slices, so that the app stays quick while it goes on. */
export class Slices {
	private began = performance.now();

	/** Gives the app its turn if the slice is used up. */
	async rest(): Promise<void> {
		if (performance.now() - this.began < longestSlice) return;
		await new Promise((resolve) => window.setTimeout(resolve, 0));
		this.began = performance.now();
	}
}
